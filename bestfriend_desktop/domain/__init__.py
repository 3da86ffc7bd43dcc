"""Pure values and rules of the companion; the standard library only (and uuid7, which Python has from 3.14)."""
