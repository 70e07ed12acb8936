"""What a report says of earlier inspections."""
