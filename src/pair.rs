//! The two sides of a comparison.

/// Makes the same of both sides. `map` of arrays does this too, with three times the code.
pub(crate) fn both<T, U>([before, after]: [T; 2], mut make: impl FnMut(T) -> U) -> [U; 2] {
    [make(before), make(after)]
}
