//! What stands where a component was called, text in and text out.

use super::components;

const PARTS: &str = r#"
{%- component shape(of) -%}<i class="{{ of }}"/>{%- endcomponent shape -%}
{%- component state(of) -%}
<b>{{ <shape of={"done" if of == "x" else of}/> }}{{ of }}</b>
{%- endcomponent state -%}
{%- component person(of, short=false) -%}
{%- if short %}{{ of.name[0] }}{% else %}{{ of.name }}{% endif -%}
{%- endcomponent person -%}
{%- component people(of) -%}
{% for each in of %}{{ <person of={each}/> }}{% endfor %}
{%- endcomponent people -%}
{%- component most(of) -%}{{ of.a }}{{ of.b }}{{ of.c }}{{ of.d }}{{ x.of }}{{ of | of(of=of) }}{%- endcomponent most -%}
{%- component first(of) -%}{% set a = of | first %}{{ a }}{%- endcomponent first -%}
{%- component deep(of) -%}{% if of %}{% set a = of %}{{ a }}{% endif %}{%- endcomponent deep -%}
{%- component nodes(of) -%}{% for n in of %}{{ <nodes of={n}/> }}{% endfor %}{%- endcomponent nodes -%}
{%- component spaced(of) %} {{ of }}{%- endcomponent spaced -%}
{%- component twice(of) -%}1{%- endcomponent twice -%}{%- component twice(of) -%}2{%- endcomponent twice -%}
"#;

#[test]
fn what_stands_where_a_component_was_called() {
    let components = components([PARTS].into_iter());
    let check = |template: &str, expected: &str| assert_eq!(components.inlined(template).as_deref(), Some(expected), "{template}");
    let stays = |template: &str| check(template, template);
    check("{{ <shape of={a.b}/> }} {{ <shape of=\"x\"/> }}", "<i class=\"{{ a.b }}\"/> <i class=\"{{ \"x\" }}\"/>");
    check("{{ <state of={s}/> }}", "<b>{% set of__0__1 = \"done\" if s == \"x\" else s %}<i class=\"{{ of__0__1 }}\"/>{{ s }}</b>");
    check("{{ <person of={a.b}/> }}", "{% if false %}{{ a.b.name[0] }}{% else %}{{ a.b.name }}{% endif %}");
    check(
        "{% for each in x %}{{ <people of={each.all}/> }}{% endfor %}",
        "{% for each in x %}{% for each__3 in each.all %}{% if false %}{{ each__3.name[0] }}{% else %}{{ each__3.name }}{% endif %}\
         {% endfor %}{% endfor %}",
    );
    check(
        "{{ <most of={a.b}/> }}",
        "{% set of__4 = a.b %}{{ of__4.a }}{{ of__4.b }}{{ of__4.c }}{{ of__4.d }}{{ x.of }}{{ of__4 | of(of=of__4) }}",
    );
    check("{{ <first of={a}/> }}", "{% set a__5 = a | first %}{{ a__5 }}");
    stays("{{ <deep of={a}/> }}{{ <nodes of={a}/> }}{{ <spaced of={a}/> }}{{ <twice of={a}/> }}{{ <unknown of={a}/> }}");
    stays("{{- <shape of={a}/> }}{{ <shape/> }}{{ <shape of={a} and={b}/> }}{{ t(x=<shape of={a}/>) }}{{ a < shape }}");
}
