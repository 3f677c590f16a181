"""Other systems over a network. What they answer is never trusted; trouble is told by a code."""
