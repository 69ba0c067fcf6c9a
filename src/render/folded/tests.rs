//! What becomes of a template, text in and text out.

use super::Folding;
use crate::render::strings::strings;
use crate::render::tests::theme;
use crate::settings::Settings;

fn folded(template: &str) -> String {
    let theme = theme(&[]);
    let strings = strings(&mut Vec::new(), &theme, &Settings::default());
    let mut folding = Folding { strings: &strings, assets: &theme.assets, said: Vec::new() };
    folding.template(template).unwrap_or_else(|| "as it is".to_owned())
}

#[test]
fn what_becomes_of_a_template() {
    let check = |template: &str, expected: &str| assert_eq!(folded(template), expected, "{template}");
    let stays = |template: &str| check(template, template);
    check("t(key=\"goal\") {{ t(key=\"goal\") }}", "t(key=\"goal\") {{ \"Goal\" }}");
    check("{%- if x == t(key='alert-note') -%}", "{%- if x == \"Note & so on\" -%}");
    check("{{ t(key=\"by\", who=who) }}", "{{ ((who) | t__0) }}");
    check("{{ t(n = 1, key = \"long\", m=[2, \")\"] | last) }}", "{{ ([1, [2, \")\"] | last] | t__0) }}");
    check("{{ t(key=\"by\", who=t(key=\"goal\")) }}", "{{ ((\"Goal\") | t__0) }}");
    check("{{ <row of={t(key=\"by\", who=a.b | date(form=\"short\"))}/> }}", "{{ <row of={((a.b | date__short) | t__0)}/> }}");
    check("{{ t(key=\"x-\" ~ y) }}", "{{ ((\"x-\" ~ y) | t) }}");
    check("{{ n | number(digits=2) }}{{ n | percent( digits=0 ) }}", "{{ n | number__2 }}{{ n | percent__0 }}");
    check("{{ d | date(form=\"month-short\") }}", "{{ d | date__month_short }}");
    stays("{{ t(key=\"x-\" ~ y, n=1) }}");
    stays("{{ n | number(digits=9) }}{{ n | number }}{{ d | date(form=\"soon\") }}");
    stays("{{ \"t(key='goal')\" }}{# t(key=\"goal\") #}{{ part(key=\"goal\") }}");
    stays("{{ x.t(key=\"goal\") }}{{ \"goal\" | t(key=\"goal\") }}");
    stays("{{ asset(path=\"no\") }} {{ {\"a\": {\"}}\": 1}} }}");
    check("{% raw %}{{ t(key=\"goal\") }}{% endraw %}", "as it is");
    check("{{ t(key=\"goal\"", "as it is");
}
