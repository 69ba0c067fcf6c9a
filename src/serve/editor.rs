//! The addresses that open a file in an author's editor.

use std::fmt;
use std::path::Path;

use crate::serve::path::encode;

/// Editors by name; any other is given as an address of its own with `{path}` in it.
const EDITORS: [(&str, &str); 10] = [
    ("vscode", "vscode://file{path}:{line}:{column}"),
    ("vscode-insiders", "vscode-insiders://file{path}:{line}:{column}"),
    ("vscodium", "vscodium://file{path}:{line}:{column}"),
    ("cursor", "cursor://file{path}:{line}:{column}"),
    ("zed", "zed://file{path}:{line}:{column}"),
    ("idea", "idea://open?file={path}&line={line}&column={column}"),
    ("pycharm", "pycharm://open?file={path}&line={line}&column={column}"),
    ("webstorm", "webstorm://open?file={path}&line={line}&column={column}"),
    ("sublime", "subl://open?url=file://{path}&line={line}&column={column}"),
    ("textmate", "txmt://open?url=file://{path}&line={line}&column={column}"),
];

/// Where links to source files lead.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Editor {
    /// With `{path}`, and maybe `{line}` and `{column}`.
    template: String,
}

/// What was given is neither a known editor nor an address.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct UnknownEditor(String);

impl fmt::Display for UnknownEditor {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let names: Vec<_> = EDITORS.iter().map(|(name, _)| *name).collect();
        write!(
            f,
            "no editor is called `{}`\nhelp: one of {}, or an address such as `myeditor://open?file={{path}}&line={{line}}`",
            self.0,
            names.join(", ")
        )
    }
}

impl std::error::Error for UnknownEditor {}

impl Editor {
    /// A name from the list, or an address with `{path}` in it.
    pub fn new(choice: &str) -> Result<Self, UnknownEditor> {
        if let Some((_, template)) = EDITORS.iter().find(|(name, _)| *name == choice) {
            return Ok(Self { template: (*template).to_owned() });
        }
        if choice.contains("{path}") && is_address(choice) {
            return Ok(Self { template: choice.to_owned() });
        }
        Err(UnknownEditor(choice.to_owned()))
    }

    /// The address of a place in the file at `path`, below `root`.
    pub fn href(&self, root: &Path, path: &str, line: usize, column: usize) -> String {
        self.filled(&format!("{}/{}", base(root), encode(path)), line, column)
    }

    /// The pattern for every page's edit link: `{path}` stands for a path below `root`.
    pub fn edit_url(&self, root: &Path) -> String {
        self.filled(&format!("{}/{{path}}", base(root)), 1, 1)
    }

    fn filled(&self, path: &str, line: usize, column: usize) -> String {
        self.template.replace("{line}", &line.to_string()).replace("{column}", &column.to_string()).replace("{path}", path)
    }
}

/// An absolute path as addresses have it: `/home/kari/okrs`, `/C:/Users/kari/okrs`.
fn base(root: &Path) -> String {
    let path = root.to_string_lossy().replace('\\', "/");
    let path = path.strip_prefix("//?/").unwrap_or(&path).trim_end_matches('/');
    let encoded = path.split(':').map(encode).collect::<Vec<_>>().join(":");
    if encoded.is_empty() || encoded.starts_with('/') { encoded } else { format!("/{encoded}") }
}

/// Whether it begins with a scheme that opens something rather than runs it.
fn is_address(text: &str) -> bool {
    let Some((scheme, _)) = text.split_once(':') else { return false };
    let scheme = scheme.to_ascii_lowercase();
    scheme.starts_with(|c: char| c.is_ascii_lowercase())
        && scheme.bytes().all(|byte| byte.is_ascii_alphanumeric() || matches!(byte, b'+' | b'-' | b'.'))
        && !matches!(scheme.as_str(), "javascript" | "vbscript" | "data" | "blob")
        && !text.contains(|c: char| c.is_control() || c.is_whitespace() || matches!(c, '"' | '<' | '>' | '\\'))
}

#[cfg(test)]
mod tests {
    use std::path::Path;

    use super::Editor;

    #[test]
    fn places() {
        let check = |choice: &str, root: &str, address: &str| {
            let editor = Editor::new(choice).expect(choice);
            assert_eq!(editor.href(Path::new(root), "content/a b.md", 3, 5), address);
        };
        check("vscode", "/home/kari/okrs", "vscode://file/home/kari/okrs/content/a%20b.md:3:5");
        check("vscode", "C:\\okrs", "vscode://file/C:/okrs/content/a%20b.md:3:5");
        check("idea", "/home/åse", "idea://open?file=/home/%C3%A5se/content/a%20b.md&line=3&column=5");
        check("x-edit:{path}", "/", "x-edit:/content/a%20b.md");
        assert_eq!(Editor::new("vscode").expect("vscode").edit_url(Path::new("/okrs")), "vscode://file/okrs/{path}:1:1");
    }

    #[test]
    fn only_addresses_that_open_something() {
        for choice in [
            "notepad",
            "",
            "{path}",
            "javascript:alert({path})",
            "JavaScript:{path}",
            "data:{path}",
            "1x:{path}",
            "vscode://file",
            "a b:{path}",
        ] {
            assert!(Editor::new(choice).is_err(), "{choice}");
        }
    }
}
