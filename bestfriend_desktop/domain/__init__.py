"""Pure values and rules of the companion; only the standard library and uuid7 (in it from 3.14)."""
