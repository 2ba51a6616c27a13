use crate::Values;

/// A type that is read from a [`Tree`](crate::Tree).
///
/// Derive it beside serde's `Deserialize`, which it agrees with; the derive says where it cannot.
pub trait FromTree: Sized {
    /// Reads the next value, and no other.
    fn read(values: &mut Values) -> Self;
}

impl FromTree for bool {
    fn read(values: &mut Values) -> Self {
        values.boolean()
    }
}

impl FromTree for u64 {
    fn read(values: &mut Values) -> Self {
        values.number(Self::MAX, "u64")
    }
}

macro_rules! small_numbers {
    ($($number:ident)*) => {$(
        impl FromTree for $number {
            fn read(values: &mut Values) -> Self {
                let number = values.number(Self::MAX.into(), stringify!($number));
                number.try_into().unwrap_or_default()
            }
        }
    )*};
}

small_numbers! { u8 u16 u32 }

impl FromTree for String {
    fn read(values: &mut Values) -> Self {
        values.string()
    }
}

/// None if it is null or left out.
impl<T: FromTree> FromTree for Option<T> {
    #[inline(never)]
    fn read(values: &mut Values) -> Self {
        if values.skip_null() {
            None
        } else {
            Some(values.read())
        }
    }
}

impl<T: FromTree> FromTree for Vec<T> {
    #[inline(never)]
    fn read(values: &mut Values) -> Self {
        let mut entries = values.array();
        let mut list = Self::with_capacity(entries.len());
        for _ in 0..entries.len() {
            list.push(entries.read());
        }
        list
    }
}
