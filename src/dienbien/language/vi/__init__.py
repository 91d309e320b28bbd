"""Vietnamese: tables, numbers, times, names and noun phrases. The front door is `analysis.analyse`."""
