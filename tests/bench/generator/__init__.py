"""An archive of any size, invented: the same stories every time, to measure the program with."""
