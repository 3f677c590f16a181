"""What the choice of key accounts keeps."""
