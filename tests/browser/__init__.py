"""The portal as visitors meet it: built, served by nginx with the shipped configuration, read by a real browser."""
