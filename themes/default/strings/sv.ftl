# Svenska.

# Ord
strategy = Strategi
goal = Mål
goals = Mål
challenge = Utmaning
challenges = Utmaningar
policy = Riktlinje
policies = Riktlinjer
objective = Målsättning
objectives = Målsättningar
key-result = Nyckelresultat
key-results = Nyckelresultat
initiative = Initiativ
initiatives = Initiativ
team = Team
teams = Team
people = Personer
person = Person
period = Period
periods = Perioder
check-in = Avstämning
check-ins = Avstämningar
heartbeat = Hjärtslag
coverage = Täckning
confidence = Tilltro
progress = Framsteg
score = Betyg
status = Status
owner = Ansvarig
milestone = Milstolpe
measures = Långsiktiga nyckeltal
backlog = Idélista
focus = Fokus
capacity = Kapacitet
title = Titel
today = i dag
date = Datum
value = Värde
note = Anteckning
source = Källa
draft = Utkast
links = Länkar
contact = Kontakt
lead = Leds av
members = Medlemmar
page = Sida

# Ram
nav-strategy = { strategy }
nav-tree = Träd
nav-map = Karta
nav-coverage = { coverage }
nav-teams = { teams }
nav-periods = { periods }
nav-people = { people }
nav-check-ins = { check-ins }
nav-search = Sök
on-this-page = På den här sidan
skip-to-content = Hoppa till innehållet
main-navigation = Huvudmeny
breadcrumbs = Du är här
switch-period = Byt period
as-of = Läget den { $date }
edit-page = Redigera sidan
feed = Följ sidan (flöde)
feed-new = Ny målsättning
calendar-period-end = { $period } slutar
calendar-check-in = Avstämning, { $period }
moved = Sidan har flyttats
draft-notice = Det här är ett utkast. Ingen annan ser det förrän det är publicerat.
front-page = Startsidan
site-description = Vad { $title } arbetar mot: strategi, målsättningar och nyckelresultat.
facts = Fakta
all = Alla

# Perioder
period-year = { $year }
period-half = H{ $number } { $year }
period-tertial = T{ $number } { $year }
period-quarter = Q{ $number } { $year }
period-month = { $number ->
    [1] januari
    [2] februari
    [3] mars
    [4] april
    [5] maj
    [6] juni
    [7] juli
    [8] augusti
    [9] september
    [10] oktober
    [11] november
   *[12] december
} { $year }
period-past = avslutad
period-running = pågår
period-future = kommer
current-period = Perioden nu
days-left = { $count ->
    [0] sista dagen
    [one] { $count } dag kvar
   *[other] { $count } dagar kvar
}
gone-and-left = { $gone } har gått, { $count ->
    [0] sista dagen
    [one] { $count } dag kvar
   *[other] { $count } dagar kvar
}

# Läge
state-on-track = Enligt plan
state-at-risk = I riskzonen
state-off-track = Ur kurs
state-unknown = Ingen status
state-achieved = Uppnådd
state-partly = Delvis uppnådd
state-missed = Inte uppnådd
state-dropped = Lades ned
state-silent = Har tystnat
state-planned = Planerat
state-doing = Pågår
state-done = Klart
count-on-track = enligt plan
count-at-risk = i riskzonen
count-off-track = ur kurs
count-unknown = utan status
count-achieved = { $count ->
    [one] uppnådd
   *[other] uppnådda
}
count-partly = { $count ->
    [one] delvis uppnådd
   *[other] delvis uppnådda
}
count-missed = { $count ->
    [one] inte uppnådd
   *[other] inte uppnådda
}
count-dropped = lades ned
count-silent = av dem tysta
silent-days = tyst i { $count ->
    [one] { $count } dag
   *[other] { $count } dagar
}
said-on = sagt { $date }

# Tal
quantity = { $value }{"\u00A0"}{ $unit }
quantity-percent = { $value }{"\u00A0"}%
quantity-points = { $count ->
    [one] { $value } procentenhet
   *[other] { $value } procentenheter
}
from-to = från { $from } till { $to }
from-unknown-to = från en okänd start till { $to }
to = till { $to }
at-least = minst { $value }
at-most = högst { $value }
between = mellan { $low } och { $high }
of-milestones = av { $count } { $count ->
    [one] milstolpe
   *[other] milstolpar
}
done-on = Klart { $date }
is-done = Klart
not-done-yet = Inte klart än
not-measured-yet = Inte mätt än
no-value-yet = Inget värde än
no-number = Inget värde
due = senast { $date }
due-date = Sista dag
overdue = försenat
was = var { $value }
level-holds = Hålls
level-below = { $distance } under
level-above = { $distance } över
level-broken = Hålls inte
held-of = hölls vid { $held } av { $of } avstämningar
reached = uppnått
not-reached-yet = inte uppnått än
progress-is = Framsteg { $progress }
pace-is = { $pace } av perioden har gått
score-is = Betyg { $score }
score-is-computed = Betyg { $score }, uträknat
score-short = betyg { $score }
computed = uträknat
confidence-of = tilltro { $confidence }
confidence-is = Tilltro
mark-baseline = start
mark-commit = lovat
mark-target = mål
mark-stretch = drömmål
mark-low = minst
mark-high = högst
mark-milestone = milstolpe
chart-title = { $title }: { $value } den { $date }
numbers-table = { $count ->
    [one] Avstämningen som tabell
   *[other] Alla { $count } avstämningar som tabell
}

# Så är det beräknat
how-computed = Hur räknas det ut?
how-progress-computed = Hur räknas framstegen ut?
computed-target = Så långt det har kommit, från start till nuvarande värde, delat med hela vägen, från start till mål:
computed-clamped = Stapeln håller sig mellan 0 och 100 %; talet visas som det är.
computed-unknown-baseline = Starten är okänd, så det går inte att säga hur långt det har kommit.
computed-no-value = Ingen avstämning har gett något värde än. Tills dess räknas det som 0.
computed-no-way = Det finns ett värde, men utan en start som skiljer sig från målet går det inte att säga hur långt det har kommit. Målsättningens framsteg räknar inte med det.
computed-level = En nivå som ska hållas räknas som 100 % så länge den hålls och annars som 0.
computed-milestones = Framstegen är det betyg som har avtalats för den sista milstolpe som är nådd i dag.
computed-done = Det räknas som 0 tills det är klart och sedan som 100 %.
computed-none = Det mäts inte än och har inga framsteg.
computed-share = Det utgör { $share } av målsättningens framsteg.
computed-weight = Vikten är { $weight }.
computed-objective = Medelvärdet av nyckelresultaten, vart och ett efter sin vikt:
counted-as-zero = { $count ->
    [one] { $count } nyckelresultat har inget värde än och räknas som 0.
   *[other] { $count } nyckelresultat har inget värde än och räknas som 0.
}
score-written = Betyg { $score }, satt av en människa.
score-computed = Betyg { $score }, uträknat från talen.

# Sammanhang
because = Bidrar till
because-also = och till
because-heading = Bidrar till
which-supports = som stöder
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
by-key-result = genom nyckelresultatet ”{ $title }”
to-key-result = till nyckelresultatet ”{ $title }”
stands-alone = Fristående:
supports-nothing = Stöder inget i strategin
supports-nothing-explained = Målsättningen anger inget i strategin som den stöder och inget skäl till att den är fristående.
supports-indirectly = Genom andra
answers = Möter
answered-by = Möts av
stands-under = Står under
goals-below = Mål under
nobody = ingen
nobody-works-on = Ingen arbetar med
nobody-works-on-this = Ingen arbetar med det nu
who-works-on-it = Vilka som arbetar med det
weakest = Svagast:
no-objective-supports = Ingen målsättning stöder detta i { $period }.
no-objective-supports-at-all = Ingen målsättning stöder detta.
other-periods = I andra perioder
work-shown-for = Visad period:

# Startsida
what-to-write-next = Vad du kan skriva nu
write-strategy = Strategin
write-strategy-why = Vart organisationen ska, i en mening, och varför. Allt annat pekar tillbaka hit.
write-strategy-file = content/strategy/index.md
write-goal = Ett mål
write-goal-why = Något konkret att sträcka sig efter de närmaste åren. Tre till fem räcker.
write-goal-file = content/strategy/goals/our-goal.md
write-team = Ett team
write-team-why = Vilka ni är, vad ni är till för och arbetet som håller hjulen i gång.
write-team-file = content/teams/our-team/index.md
write-objective = En målsättning
write-objective-why = Vad teamet vill förändra under perioden, med två till fyra nyckelresultat som visar om det fungerade.
write-objective-file = content/teams/our-team/2026-q4/our-objective.md
attention-off-track = Ur kurs
attention-at-risk = I riskzonen
attention-silent = Har tystnat
attention-unaligned = Stöder inget i strategin
all-of-them = Alla { $count }
see-coverage = Där strategi och arbete möts
no-objectives-yet = Inget team har publicerat målsättningar för perioden än.
strategy-tree = Strategiträd
whole-tree = Hela trädet
needs-attention = Värt ett samtal
latest-check-ins = Senaste avstämningarna
all-check-ins = Alla avstämningar
about-this-site = Om de här sidorna

# Träd
tree-alone = Fristående, med motivering
tree-unaligned = Stöder inget i strategin
tree-reference = visas i sin helhet på annan plats
tree-reference-above = visas i sin helhet på annan plats, med { $count } under sig
tree-expand = Fäll ut
tree-collapse = Fäll ihop
filter = Filter
filter-text = Ord
filter-none = Inget matchar. Välj färre filter.
unfold-all = Fäll ut allt
fold-all = Fäll ihop till målsättningar
count-objectives = { $count ->
    [one] { $count } målsättning
   *[other] { $count } målsättningar
}
count-of = { $shown } av { $total } målsättningar
count-teams = { $count ->
    [one] { $count } team
   *[other] { $count } team
}
strategy-map = Strategikarta
see-as-map = Som karta
see-as-tree = Som tabell
map-desc = En teckning av strategiträdet: det som strategin kräver till vänster, målsättningarna som stöder det till höger. En prickad linje är ytterligare ett stöd. Tabellen med strategiträdet säger samma sak i ord.
map-larger = Större
map-smaller = Mindre
map-whole = Hela kartan
map-keys = Dra för att flytta. Piltangenterna går från punkt till punkt, mellanslag fäller ihop, + och − zoomar.
map-gathered = { $count } målsättningar är för många för en teckning. Här är de räknade per team; varje antal leder till trädet, som visar dem.
empty-tree = Trädet är tomt än. Det växer fram ur strategins mål och målsättningarna som stöder dem.

# Täckning
coverage-lede = Vilket team som arbetar med vad i strategin, och var ingen gör det.
coverage-caption = Antal målsättningar per team som stöder respektive del av strategin
in-all = Totalt
gaps = Luckor
gaps-explained = Delar av strategin som ingen målsättning stöder under perioden.
no-gaps = Inga. Varje mål och varje utmaning har minst en målsättning.
islands = Öar
islands-explained = Fristående målsättningar, och varför de är det.
no-islands = Inga. Varje målsättning stöder något.
teams-without-objectives = Team utan målsättningar under perioden
behind-the-table = Bakom tabellen
empty-coverage = När det finns mål och team visar tabellen var de möts.
empty-strategy = Utmaningarna, riktlinjerna och målen är inte skrivna än. Var och en är en liten fil i content/strategy.

# Team
teams-lede = Vilka vi är och vad varje team sätter främst i { $period }.
heartbeat-only = Bara hjärtslag
heartbeat-out = { $count } { $count ->
    [one] hjärtslagstal hålls inte
   *[other] hjärtslagstal hålls inte
}
no-objectives-this-period = Inga målsättningar under perioden
empty-teams = Inget team är beskrivet än. Ett team är en mapp i content/teams med en index.md.
team-without-objectives = Inga målsättningar i { $period }.
team-without-any-objectives = Inga målsättningar än. Den första är en fil i teamets mapp, i en mapp med periodens namn.
team-heartbeat-instead = Teamets arbete är dess hjärtslag.
focus-in = Fokus i { $period }
no-key-results = Inga nyckelresultat än.
looking-back = Tillbakablick
in-our-words = Med våra egna ord
last-period = Förra perioden
see-period = Se den perioden
about-the-team = Om teamet
count-ideas = { $count ->
    [one] { $count } idé för senare
   *[other] { $count } idéer för senare
}
not-doing = Gör inte
with-others = Tillsammans med andra
depends-on = Räknar med
helps = Hjälper
supported-by = Stöds av
for = för
part-of = Del av
teams-below = Team under
capacity-shares = { $objectives } målsättningar, { $heartbeat } hjärtslag

# Målsättning
latest-word = Senast sagt
why = Varför
no-why = Motiveringen är inte skriven än. Några meningar räcker: varför detta, varför nu?
with = Med
through-time = Över tid
allowed = Undantag
other-objectives = { $team } arbetar också med

# Perioder, personer, avstämningar
what-was-learned = Vad vi lärde oss
empty-periods = Det finns inga perioder än. De kommer med den första målsättningen.
empty-period = Inga målsättningar under perioden.
empty-people = Ingen är nämnd än. Personer syns här när de ansvarar för eller leder något.
leads = Leder
member-of = Medlem i
contributes-to = Bidrar till
graded = Bedömd.
empty-check-ins = Inga avstämningar än. En avstämning är en rad i målsättningens fil: ett datum, ett värde, hur stor tilltron är.

# Sök
search = Sök
search-label = Hitta ett team, en målsättning, ett mål eller en person
search-none = Inget hittades. Prova färre bokstäver.
search-found = { $count ->
    [one] { $count } träff
   *[other] { $count } träffar
}
search-first = De första { $shown }. Fler bokstäver ger färre träffar.
search-keys = ↓ och ↑ väljer, Enter öppnar, Esc stänger.
search-slash = Tangenten / öppnar sökningen på alla sidor

# Finns inte
not-found = Sidan finns inte
not-found-lede = Den kan ha flyttats eller bytt namn. Härifrån hittar du allt:

# Temats egen sida
theme = Utseendet
theme-lede = Alla variabler och alla delar av det här temat, med påhittade data. Bara förhandsvisningen har den här sidan.
theme-type = Typografi
theme-space = Avstånd och mått
theme-colour = Färger
theme-light = Ljust
theme-dark = Mörkt
theme-charts = Diagram
theme-words = Ord

# En mening för en nykomling
hint-tree-question = Vad är strategiträdet?
hint-tree = Det visar vad varje målsättning är till för: målen överst, målsättningarna som stöder dem under och nyckelresultaten som visar om det fungerade.
hint-goal-question = Vad är ett mål?
hint-goal = Något konkret som hela organisationen sträcker sig efter under flera år.
hint-challenge-question = Vad är en utmaning?
hint-challenge = Ett problem som måste lösas för att strategin ska lyckas.
hint-policy-question = Vad är en riktlinje?
hint-policy = Ett rättesnöre: hur vi har valt att möta utmaningarna, så att inte alla måste avgöra det på nytt.
hint-objective-question = Vad är en målsättning?
hint-objective = Vad ett team vill förändra under perioden, i ord som man minns.
hint-key-result-question = Vad är ett nyckelresultat?
hint-key-result = Ett tal som visar om målsättningen uppnåddes: var det började, var det ska sluta, var det är nu.
hint-initiative-question = Vad är ett initiativ?
hint-initiative = Arbete som teamet gör för att det tror att det flyttar ett nyckelresultat.
hint-heartbeat-question = Vad är hjärtslag?
hint-heartbeat = Arbetet som håller hjulen i gång och inte passar in i någon målsättning: drift, support, jour, reparationer. Det räknas lika mycket.
hint-check-in-question = Vad är en avstämning?
hint-check-in = En kort anteckning varje eller varannan vecka: värdet nu, hur stor tilltro teamet har och varför.
hint-period-question = Vad är en period?
hint-period = Tiden en målsättning är satt för, oftast ett kvartal. När den är över får målsättningarna ett betyg och teamet skriver ner vad det lärde sig.
hint-confidence-question = Vad är tilltro?
hint-confidence = Hur säkert teamet är, från 0 till 10, på att målet nås.

# Varningar och fotnoter
alert-note = Obs
alert-tip = Tips
alert-important = Viktigt
alert-warning = Varning
alert-caution = Se upp
footnote-back = Tillbaka till texten
