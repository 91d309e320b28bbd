"""The application as a whole: what every answer has, and who is let in."""

from .conftest import Client


def test_events_by_filter(client: Client) -> None:
    found = client.get("/api/v1/events", params={"type": ["ASSAULT"], "since": "2024-03-11"})
    assert [event["event"] for event in found.json()] == ["ASSAULT"]
