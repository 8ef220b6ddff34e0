"""The page and its WebSocket, the native API, and the API that clients of language models speak."""
