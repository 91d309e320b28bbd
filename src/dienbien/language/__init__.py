"""From a document's text to typed phrases with values. Knows nothing of roles, records or stores."""
