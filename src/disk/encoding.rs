//! Bytes to text: UTF-8 is expected, anything else is guessed at so that the finding can show the line.

/// A file's text, and what was wrong with its bytes.
#[derive(Debug, PartialEq, Eq)]
pub(super) struct Decoded {
    /// Without a byte order mark.
    pub(super) text: String,
    /// Why it is not what was expected.
    pub(super) wrong: Option<Wrong>,
}

/// Bytes that are not UTF-8.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Wrong {
    /// What the file seems to be saved as.
    pub(super) seems: Seems,
    /// The first character of `text` that came from bytes which are not UTF-8.
    pub(super) at: (usize, usize),
}

/// A guess at an encoding.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Seems {
    /// Two bytes a character.
    Utf16,
    /// Four bytes a character.
    Utf32,
    /// One byte a character, as older Windows programs write.
    Windows1252,
    /// No text at all.
    Binary,
}

/// Text out of `bytes`.
pub(super) fn decode(bytes: Vec<u8>) -> Decoded {
    if let Some(text) = utf32(&bytes) {
        return Decoded { text, wrong: Some(Wrong { seems: Seems::Utf32, at: (0, 0) }) };
    }
    if let Some(text) = utf16(&bytes) {
        return Decoded { text, wrong: Some(Wrong { seems: Seems::Utf16, at: (0, 0) }) };
    }
    if bytes.contains(&0) {
        let zero = bytes.iter().position(|&byte| byte == 0).unwrap_or(0);
        let text: String = String::from_utf8_lossy(&bytes[..zero]).into_owned();
        let end = text.len();
        return Decoded { text, wrong: Some(Wrong { seems: Seems::Binary, at: (end, end) }) };
    }
    match String::from_utf8(bytes) {
        Ok(mut text) => {
            if text.starts_with('\u{feff}') {
                text.drain(..'\u{feff}'.len_utf8());
            }
            Decoded { text, wrong: None }
        }
        Err(error) => windows_1252(error.as_bytes(), error.utf8_error().valid_up_to()),
    }
}

/// UTF-32 by its mark.
fn utf32(bytes: &[u8]) -> Option<String> {
    let (read, body): (fn([u8; 4]) -> u32, _) = match bytes {
        [0xff, 0xfe, 0, 0, body @ ..] => (u32::from_le_bytes, body),
        [0, 0, 0xfe, 0xff, body @ ..] => (u32::from_be_bytes, body),
        _ => return None,
    };
    let (letters, _) = body.as_chunks::<4>();
    Some(letters.iter().map(|&four| char::from_u32(read(four)).unwrap_or(char::REPLACEMENT_CHARACTER)).collect())
}

/// UTF-16 by its mark, or by every second byte of the beginning being zero.
fn utf16(bytes: &[u8]) -> Option<String> {
    let zeros = |offset: usize| bytes.iter().skip(offset).step_by(2).take(16).filter(|&&byte| byte == 0).count();
    let unmarked = |offset: usize| bytes.len() >= 8 && zeros(offset) * 2 > bytes.len().div_ceil(2).min(16) && zeros(1 - offset) == 0;
    let (little, body) = match bytes {
        [0xff, 0xfe, body @ ..] => (true, body),
        [0xfe, 0xff, body @ ..] => (false, body),
        _ if unmarked(1) => (true, bytes),
        _ if unmarked(0) => (false, bytes),
        _ => return None,
    };
    let units = body.chunks_exact(2).map(|pair| {
        let pair = [pair[0], pair[1]];
        if little { u16::from_le_bytes(pair) } else { u16::from_be_bytes(pair) }
    });
    Some(char::decode_utf16(units).map(|unit| unit.unwrap_or(char::REPLACEMENT_CHARACTER)).collect())
}

/// The valid beginning as it is, from there on a character for each byte that is not UTF-8.
fn windows_1252(bytes: &[u8], valid: usize) -> Decoded {
    let mut text = String::with_capacity(bytes.len() + bytes.len() / 8);
    let mut at = None;
    // Where the file is mostly UTF-8 (two files pasted together), its good parts stay readable.
    for chunk in bytes.utf8_chunks() {
        text.push_str(chunk.valid());
        for &byte in chunk.invalid() {
            let start = text.len();
            text.push(character(byte));
            at.get_or_insert((start, text.len()));
        }
    }
    if text.starts_with('\u{feff}') {
        text.drain(..3);
        at = at.map(|(start, end)| (start - 3, end - 3));
    }
    let rest = &bytes[valid.min(bytes.len())..];
    let strange = rest.iter().filter(|&&byte| byte < 32 && !matches!(byte, b'\n' | b'\r' | b'\t')).count();
    let seems = if strange * 20 > rest.len() { Seems::Binary } else { Seems::Windows1252 };
    Decoded { text, wrong: Some(Wrong { seems, at: at.unwrap_or((0, 0)) }) }
}

/// Windows-1252 above ASCII; Latin-1 but for 0x80 to 0x9f.
fn character(byte: u8) -> char {
    const HIGH: [char; 32] = [
        '€', '\u{81}', '‚', 'ƒ', '„', '…', '†', '‡', 'ˆ', '‰', 'Š', '‹', 'Œ', '\u{8d}', 'Ž', '\u{8f}', '\u{90}', '‘', '’', '“', '”', '•',
        '–', '—', '˜', '™', 'š', '›', 'œ', '\u{9d}', 'ž', 'Ÿ',
    ];
    match byte {
        0x80..=0x9f => HIGH[usize::from(byte - 0x80)],
        _ => char::from(byte),
    }
}

#[cfg(test)]
mod tests {
    use super::{Seems, decode};

    #[test]
    fn decodes() {
        let check = |bytes: &[u8], text: &str, wrong: Option<(Seems, &str)>| {
            let decoded = decode(bytes.to_vec());
            assert_eq!(decoded.text, text);
            assert_eq!(decoded.wrong.map(|wrong| (wrong.seems, &decoded.text[wrong.at.0..wrong.at.1])), wrong);
        };
        check("# Mål".as_bytes(), "# Mål", None);
        check("\u{feff}# Mål".as_bytes(), "# Mål", None);
        check(b"", "", None);
        check(b"# M\xe5l for \xd8st", "# Mål for Øst", Some((Seems::Windows1252, "å")));
        check("\u{feff}Mål \u{e5}".as_bytes(), "Mål å", None);
        check(b"\xef\xbb\xbfM\xe5l", "Mål", Some((Seems::Windows1252, "å")));
        check(b"\xff\xfe#\0 \0M\0\xe5\0l\0", "# Mål", Some((Seems::Utf16, "")));
        check(b"\xfe\xff\0#\0 \0M\0\xe5\0l", "# Mål", Some((Seems::Utf16, "")));
        check(b"#\0 \0M\0a\0l\0", "# Mal", Some((Seems::Utf16, "")));
        check(b"\xff\xfe\0\0M\0\0\0\xe5\0\0\0", "Må", Some((Seems::Utf32, "")));
        check(b"\0\0\xfe\xff\0\0\0M\0", "M", Some((Seems::Utf32, "")));
        check(b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR", "\u{fffd}PNG\r\n\u{1a}\n", Some((Seems::Binary, "")));
    }
}
