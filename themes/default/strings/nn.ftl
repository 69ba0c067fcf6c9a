# Norsk nynorsk.

# Ord
strategy = Strategi
goal = Mål
goals = Mål
challenge = Utfordring
challenges = Utfordringar
policy = Retningslinje
policies = Retningslinjer
objective = Målsetjing
objectives = Målsetjingar
key-result = Nøkkelresultat
key-results = Nøkkelresultat
initiative = Tiltak
initiatives = Tiltak
team = Team
teams = Team
people = Folk
person = Person
period = Periode
periods = Periodar
check-in = Oppdatering
check-ins = Oppdateringar
heartbeat = Hjarteslag
coverage = Dekning
confidence = Tiltru
progress = Framdrift
score = Karakter
status = Status
owner = Ansvarleg
milestone = Milepæl
measures = Langsiktige nøkkeltal
backlog = Idéliste
focus = Fokus
capacity = Kapasitet
title = Tittel
today = i dag
date = Dato
value = Verdi
note = Merknad
source = Kjelde
draft = Utkast
links = Lenkjer
contact = Kontakt
lead = Leiar
members = Medlemmer
page = Side

# Ramme
nav-strategy = { strategy }
nav-tree = Tre
nav-map = Kart
nav-coverage = { coverage }
nav-teams = { teams }
nav-periods = { periods }
nav-people = { people }
nav-check-ins = { check-ins }
nav-search = Søk
on-this-page = På denne sida
skip-to-content = Hopp til innhaldet
main-navigation = Hovudmeny
breadcrumbs = Du er her
switch-period = Byt periode
as-of = Status per { $date }
edit-page = Rediger denne sida
feed = Følg denne sida (nyheitsstraum)
feed-new = Ny målsetjing
calendar-period-end = { $period } er slutt
calendar-check-in = Oppdatering, { $period }
moved = Denne sida er flytta
draft-notice = Dette er eit utkast. Ingen andre ser det før det er publisert.
front-page = Framsida
site-description = Kva { $title } arbeider mot: strategi, målsetjingar og nøkkelresultat.
facts = Fakta
all = Alle

# Periodar
period-year = { $year }
period-half = { $number }. halvår { $year }
period-tertial = { $number }. tertial { $year }
period-quarter = { $number }. kvartal { $year }
period-month = { $number ->
    [1] januar
    [2] februar
    [3] mars
    [4] april
    [5] mai
    [6] juni
    [7] juli
    [8] august
    [9] september
    [10] oktober
    [11] november
   *[12] desember
} { $year }
period-past = avslutta
period-running = i gang
period-future = kjem
current-period = Perioden no
days-left = { $count ->
    [0] siste dag
    [one] { $count } dag igjen
   *[other] { $count } dagar igjen
}
gone-and-left = { $gone } er gått, { $count ->
    [0] siste dag
    [one] { $count } dag igjen
   *[other] { $count } dagar igjen
}

# Tilstand
state-on-track = I rute
state-at-risk = I faresona
state-off-track = Ute av kurs
state-unknown = Ingen status
state-achieved = Nådd
state-partly = Delvis nådd
state-missed = Ikkje nådd
state-dropped = Lagd bort
state-silent = Har stilna
state-planned = Planlagt
state-doing = I gang
state-done = Ferdig
count-on-track = i rute
count-at-risk = i faresona
count-off-track = ute av kurs
count-unknown = utan status
count-achieved = { $count ->
    [one] nådd
   *[other] nådde
}
count-partly = { $count ->
    [one] delvis nådd
   *[other] delvis nådde
}
count-missed = { $count ->
    [one] ikkje nådd
   *[other] ikkje nådde
}
count-dropped = { $count ->
    [one] lagd bort
   *[other] lagde bort
}
count-silent = av dei stille
silent-days = stille i { $count ->
    [one] { $count } dag
   *[other] { $count } dagar
}
said-on = sagt { $date }

# Tal
quantity = { $value }{"\u00A0"}{ $unit }
quantity-percent = { $value }{"\u00A0"}%
quantity-points = { $value } prosentpoeng
from-to = frå { $from } til { $to }
from-unknown-to = frå ein ukjend start til { $to }
to = til { $to }
at-least = minst { $value }
at-most = høgst { $value }
between = mellom { $low } og { $high }
of-milestones = av { $count } { $count ->
    [one] milepæl
   *[other] milepælar
}
done-on = Ferdig { $date }
is-done = Ferdig
not-done-yet = Ikkje ferdig enno
not-measured-yet = Ikkje målt enno
no-value-yet = Ikkje noko tal enno
no-number = Ikkje noko tal
due = innan { $date }
due-date = Frist
overdue = over fristen
was = var { $value }
level-holds = Held
level-below = { $distance } under
level-above = { $distance } over
level-broken = Held ikkje
held-of = har halde ved { $held } av { $of } oppdateringar
reached = nådd
not-reached-yet = ikkje nådd enno
progress-is = Framdrift { $progress }
pace-is = { $pace } av perioden er gått
score-is = Karakter { $score }
score-is-computed = Karakter { $score }, rekna ut
score-short = karakter { $score }
computed = rekna ut
confidence-of = tiltru { $confidence }
confidence-is = Tiltru
mark-baseline = start
mark-commit = lova
mark-target = mål
mark-stretch = strekk
mark-low = minst
mark-high = høgst
mark-milestone = milepæl
chart-title = { $title }: { $value } den { $date }
numbers-table = { $count ->
    [one] Oppdateringa som tabell
   *[other] Alle { $count } oppdateringane som tabell
}

# Slik er det rekna ut
how-computed = Korleis er dette rekna ut?
how-progress-computed = Korleis er framdrifta rekna ut?
computed-target = Vegen som er gått, frå start til verdi, delt på heile vegen, frå start til mål:
computed-clamped = Søyla held seg mellom 0 og 100 %; talet er vist som det er.
computed-unknown-baseline = Starten er ukjend, så kor langt det er kome, kan ikkje seiast.
computed-no-value = Inga oppdatering har gitt eit tal enno. Til då tel det som 0.
computed-no-way = Det finst eit tal, men utan ein start som er ein annan enn målet, kan det ikkje seiast kor langt det er kome. Framdrifta til målsetjinga ser bort frå det.
computed-level = Eit nivå som skal haldast, tel som 100 % så lenge det held, og elles som 0.
computed-milestones = Framdrifta er karakteren som er avtalt for den siste milepælen som er nådd i dag.
computed-done = Det tel som 0 til det er ferdig, og så som 100 %.
computed-none = Det er ikkje målt enno og har inga framdrift.
computed-share = Det utgjer { $share } av framdrifta til målsetjinga.
computed-weight = Vekta er { $weight }.
computed-objective = Snittet av nøkkelresultata, kvart etter si vekt:
counted-as-zero = { $count ->
    [one] { $count } nøkkelresultat har ikkje noko tal enno og tel som 0.
   *[other] { $count } nøkkelresultat har ikkje noko tal enno og tel som 0.
}
score-written = Karakter { $score }, gitt av eit menneske.
score-computed = Karakter { $score }, rekna ut av tala.

# Samanheng
because = Bidreg til
because-also = og til
because-heading = Bidreg til
which-supports = som støttar
supports-goal = { goal }
supports-challenge = { challenge }
supports-policy = { policy }
supports-objective = { objective }
supports-key-result = { key-result }
supports-draft = { draft }
which-supports-goal = { goal }
which-supports-challenge = { challenge }
which-supports-policy = { policy }
which-supports-objective = { objective }
which-supports-key-result = { key-result }
which-supports-draft = { draft }
by-key-result = gjennom nøkkelresultatet «{ $title }»
to-key-result = til nøkkelresultatet «{ $title }»
stands-alone = Står åleine:
supports-nothing = Støttar ikkje noko i strategien
supports-nothing-explained = Denne målsetjinga nemner ikkje noko i strategien som ho støttar, og ingen grunn til å stå åleine.
supports-indirectly = Gjennom andre
answers = Svarar på
answered-by = Svar gitt av
stands-under = Står under
goals-below = Mål under
nobody = ingen
nobody-works-on = Ingen arbeider med
nobody-works-on-this = Ingen arbeider med dette no
who-works-on-it = Kven som arbeider med det
weakest = Svakast:
no-objective-supports = Inga målsetjing støttar dette i { $period }.
no-objective-supports-at-all = Inga målsetjing støttar dette.
other-periods = I andre periodar
work-shown-for = Vist periode:

# Framside
what-to-write-next = Kva du kan skrive no
write-strategy = Strategien
write-strategy-why = Kvar organisasjonen skal, i éi setning, og kvifor. Alt anna viser tilbake hit.
write-strategy-file = content/strategy/index.md
write-goal = Eit mål
write-goal-why = Noko konkret å strekkje seg etter dei neste åra. Tre til fem er nok.
write-goal-file = content/strategy/goals/our-goal.md
write-team = Eit team
write-team-why = Kven de er, kva de er til for, og arbeidet som held hjula i gang.
write-team-file = content/teams/our-team/index.md
write-objective = Ei målsetjing
write-objective-why = Kva teamet vil endre i perioden, med to til fire nøkkelresultat som viser om det verka.
write-objective-file = content/teams/our-team/2026-q4/our-objective.md
attention-off-track = Ute av kurs
attention-at-risk = I faresona
attention-silent = Har stilna
attention-unaligned = Støttar ikkje noko i strategien
all-of-them = Alle { $count }
see-coverage = Der strategi og arbeid møtest
no-objectives-yet = Ingen team har publisert målsetjingar for denne perioden enno.
strategy-tree = Strategitre
whole-tree = Heile treet
needs-attention = Verdt ein samtale
latest-check-ins = Siste oppdateringar
all-check-ins = Alle oppdateringar
about-this-site = Om desse sidene

# Tre
tree-alone = Står åleine, med ein grunn
tree-unaligned = Støttar ikkje noko i strategien
tree-reference = står i sin heilskap ein annan stad
tree-reference-above = står i sin heilskap ein annan stad, med { $count } under seg
tree-expand = Brett ut
tree-collapse = Brett saman
filter = Filter
filter-text = Ord
filter-none = Ingenting passar. Vel færre filter.
unfold-all = Brett ut alt
fold-all = Brett saman til målsetjingar
count-objectives = { $count ->
    [one] { $count } målsetjing
   *[other] { $count } målsetjingar
}
count-of = { $shown } av { $total } målsetjingar
count-teams = { $count ->
    [one] { $count } team
   *[other] { $count } team
}
strategy-map = Strategikart
see-as-map = Som kart
see-as-tree = Som tabell
map-desc = Ei teikning av strategitreet: det strategien krev, til venstre, og målsetjingane som støttar det, til høgre for det. Ei prikka linje er ei støtte til. Tabellen med strategitreet seier det same med ord.
map-larger = Større
map-smaller = Mindre
map-whole = Heile kartet
map-keys = Dra for å flytte. Piltastane går frå punkt til punkt, mellomrom brettar, + og − zoomar.
map-gathered = { $count } målsetjingar er for mange for éi teikning. Her er dei talde opp per team; kvart tal fører til treet, som viser dei.
empty-tree = Det er ikkje noko i treet enno. Det veks fram av måla i strategien og målsetjingane som støttar dei.

# Dekning
coverage-lede = Kva team som arbeider med kva i strategien, og kvar ingen gjer det.
coverage-caption = Talet på målsetjingar per team som støttar kvar del av strategien
in-all = I alt
gaps = Hol
gaps-explained = Delar av strategien som inga målsetjing støttar i denne perioden.
no-gaps = Ingen. Kvart mål og kvar utfordring har minst éi målsetjing.
islands = Øyar
islands-explained = Målsetjingar som står åleine, og kvifor.
no-islands = Ingen. Kvar målsetjing støttar noko.
teams-without-objectives = Team utan målsetjingar i denne perioden
behind-the-table = Bak tabellen
empty-coverage = Når det finst mål og team, viser denne tabellen kvar dei møtest.
empty-strategy = Utfordringane, retningslinjene og måla er ikkje skrivne enno. Kvar av dei er ei lita fil i content/strategy.

# Team
teams-lede = Kven vi er, og kva kvart team set først i { $period }.
heartbeat-only = Berre hjarteslag
heartbeat-out = { $count } { $count ->
    [one] hjarteslagstal held ikkje
   *[other] hjarteslagstal held ikkje
}
no-objectives-this-period = Ingen målsetjingar i denne perioden
empty-teams = Ingen team er skildra enno. Eit team er ei mappe i content/teams med ei index.md.
team-without-objectives = Ingen målsetjingar i { $period }.
team-without-any-objectives = Ingen målsetjingar enno. Den første er ei fil i mappa til teamet, i ei mappe med namnet på perioden.
team-heartbeat-instead = Arbeidet til teamet er hjarteslaget.
focus-in = Fokus i { $period }
no-key-results = Ingen nøkkelresultat enno.
looking-back = Tilbakeblikk
in-our-words = Med våre eigne ord
last-period = Førre periode
see-period = Sjå den perioden
about-the-team = Om teamet
count-ideas = { $count ->
    [one] { $count } idé til seinare
   *[other] { $count } idear til seinare
}
not-doing = Gjer ikkje
with-others = Saman med andre
depends-on = Reknar med
helps = Hjelper
supported-by = Støtta av
for = for
part-of = Del av
teams-below = Team under
capacity-shares = { $objectives } målsetjingar, { $heartbeat } hjarteslag

# Målsetjing
latest-word = Sist sagt
why = Kvifor
no-why = Grunngivinga er ikkje skriven enno. Nokre få setningar er nok: kvifor dette, kvifor no?
with = Med
through-time = Gjennom tida
allowed = Unntak
other-objectives = { $team } arbeider òg med

# Periodar, folk, oppdateringar
what-was-learned = Kva vi lærte
empty-periods = Det finst ingen periodar enno. Dei kjem med den første målsetjinga.
empty-period = Ingen målsetjingar i denne perioden.
empty-people = Ingen er nemnde enno. Folk står her når dei har ansvar for eller leier noko.
leads = Leier
member-of = Medlem av
contributes-to = Bidreg til
graded = Vurdert.
empty-check-ins = Ingen oppdateringar enno. Ei oppdatering er éi linje i fila til målsetjinga: ein dato, eit tal, kor stor tiltrua er.

# Søk
search = Søk
search-label = Finn eit team, ei målsetjing, eit mål eller ein person
search-none = Fann ingenting. Prøv færre bokstavar.
search-found = { $count } treff
search-first = Dei første { $shown }. Fleire bokstavar gir færre treff.
search-keys = ↓ og ↑ vel, Enter opnar, Esc lukkar.
search-slash = Tasten / opnar søket på alle sider

# Ikkje funnen
not-found = Denne sida finst ikkje
not-found-lede = Ho kan vere flytta eller ha fått nytt namn. Herifrå finn du alt:

# Temaet si eiga side
theme = Utsjånaden
theme-lede = Alle variablar og alle delar av dette temaet, med oppdikta data. Berre førehandsvisinga har denne sida.
theme-type = Skrift
theme-space = Avstandar og mål
theme-colour = Fargar
theme-light = Lyst
theme-dark = Mørkt
theme-charts = Diagram
theme-words = Ord

# Éi setning for ein nykomar
hint-tree-question = Kva er strategitreet?
hint-tree = Det viser kva kvar målsetjing er til for: måla øvst, målsetjingane som støttar dei under, og nøkkelresultata som viser om det verka.
hint-goal-question = Kva er eit mål?
hint-goal = Noko konkret som heile organisasjonen strekkjer seg etter gjennom fleire år.
hint-challenge-question = Kva er ei utfordring?
hint-challenge = Eit problem som må løysast for at strategien skal lykkast.
hint-policy-question = Kva er ei retningslinje?
hint-policy = Ei rettesnor: korleis vi har valt å møte utfordringane, så ikkje alle må avgjere det på nytt.
hint-objective-question = Kva er ei målsetjing?
hint-objective = Kva eit team vil endre i denne perioden, i ord som folk hugsar.
hint-key-result-question = Kva er eit nøkkelresultat?
hint-key-result = Eit tal som viser om målsetjinga blei nådd: kvar det starta, kvar det skal ende, kvar det er no.
hint-initiative-question = Kva er eit tiltak?
hint-initiative = Arbeid teamet gjer fordi det trur at det flytter eit nøkkelresultat.
hint-heartbeat-question = Kva er hjarteslag?
hint-heartbeat = Arbeidet som held hjula i gang og ikkje passar i noka målsetjing: drift, brukarstøtte, vakter, reparasjonar. Det tel like mykje.
hint-check-in-question = Kva er ei oppdatering?
hint-check-in = Ei kort melding kvar veke eller annakvar: talet no, kor stor tiltru teamet har, og kvifor.
hint-period-question = Kva er ein periode?
hint-period = Tida ei målsetjing er sett for, oftast eit kvartal. Når ho er over, får målsetjingane ein karakter, og teamet skriv ned kva det lærte.
hint-confidence-question = Kva er tiltru?
hint-confidence = Kor sikkert teamet er, frå 0 til 10, på at målet blir nådd.

# Det Markdown treng: titlar på merknader, og vegen tilbake frå ein fotnote
alert-note = Merk
alert-tip = Tips
alert-important = Viktig
alert-warning = Åtvaring
alert-caution = Ver varsam
footnote-back = Tilbake til teksten
