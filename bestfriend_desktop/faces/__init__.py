"""The ways to reach the companion; they call it and show its events, and hold no logic."""
