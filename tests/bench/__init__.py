"""Benchmarks: portals that never were, and what is measured on them."""
