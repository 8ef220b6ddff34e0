"""Sentences to vectors on this machine: all-MiniLM-L6-v2 on onnxruntime, batched over the whole process."""
