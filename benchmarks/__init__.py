"""What onrecord's speed, memory and quality are measured with; `python -m benchmarks` writes RESULTS.md."""
