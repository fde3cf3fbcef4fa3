"""Engines: where batches run. Today this machine; a cluster would be one more file."""
