"""`make bench`: what our pages cost beside the floors of the same machine. See docs/bench.md."""
