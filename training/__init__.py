"""From question data to the reader that ships: examples, batches, the loop, export and calibration."""
