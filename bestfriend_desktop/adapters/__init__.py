"""The ports fulfilled with real databases, engines and devices."""
