"""Ears and voices: whisper, silero, smart turn, piper and others behind the ports of `ports.voice`."""
