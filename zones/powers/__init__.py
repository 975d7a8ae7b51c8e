"""Powers that hold in an area for a while: section 60, dispersal, public spaces protection orders."""
