"""What the companion can do; no Qt, Flask, SQL or engine in here."""
