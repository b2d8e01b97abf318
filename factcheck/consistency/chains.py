"""The words that tell of the stages of what happens in one order only: a case, a life, a voyage."""

__all__ = ["CHAINS"]

# Each chain: its stages in order, each the words that tell of it. A word may stand in several chains.
CHAINS: dict[str, tuple[str, ...]] = {
    "case": (
        (
            "robbed|stabbed|shot|attacked|burgled|raided|stole|stolen|murdered|raped|assaulted|broke into|kidnapped|robbery"
            "|burglary|stabbing|shooting|theft|murder|attack"
        ),
        "arrested|detained|caught|apprehended|captured|arrest|handed himself in|surrendered",
        "charged|indicted",
        "remanded|sent for trial|bailed",
        "went on trial|stood trial|tried|trial began|trial opened|trial started|pleaded guilty",
        "convicted|found guilty|acquitted|cleared|conviction",
        "sentenced|jailed|imprisoned|sentencing",
        "released|freed|paroled|pardoned|deported",
    ),
    "life": (
        "born|birth",
        "christened|baptised|baptized",
        "married|wed|wedding",
        "divorced|widowed|separated",
        "died|passed away|death|killed",
        "buried|cremated|laid to rest|funeral",
    ),
    "health": (
        "fell ill|taken ill|diagnosed|admitted|hospitalised|hospitalized|injured|wounded|collapsed|operated on",
        "discharged|died|passed away|recovered|went home",
    ),
    "missing": (
        "seized|taken hostage|disappeared|vanished|went missing|last seen|reported missing|abducted|kidnapped|stolen|lost",
        "found safe|was found|were found|been found|recovered|rescued|freed|returned",
    ),
    "works": (
        "proposed|commissioned|designed|ordered|approved|announced|unveiled|given permission",
        "construction began|begun|broke ground|work began|work started|building began|foundation stone|building work",
        "opened|inaugurated|completed|launched|first ran|premiered|debuted",
        "closed|shut|demolished|scrapped|torn down|pulled down|abandoned|decommissioned|ended its run|ceased",
    ),
    "firm": (
        "founded|established|set up|started|formed|incorporated|created|launched",
        "went public|listed|floated",
        "sold|bought|acquired|taken over|merged|nationalised|nationalized|privatised",
        "collapsed|bankrupt|wound up|dissolved|liquidated|went into administration|folded|closed",
    ),
    "deal": (
        "proposed|drafted|tabled|introduced|negotiated",
        "signed|agreed|passed|approved|adopted|reached",
        "ratified|cleared",
        "took effect|came into force|came into effect|entered into force|went into effect",
        "broke down|collapsed|expired|repealed|lapsed|suspended|terminated|scrapped|violated|broken",
    ),
    "notice": (
        "filed|put forward|put it forward|submitted|lodged|applied|issued|notified|gazetted|launched",
        ("granted|rejected|dismissed|upheld|ruled|came into force|took effect|came into effect|decided|threw out|struck down|thrown out"),
    ),
    "post": (
        "joined|hired|recruited|signed|arrived at",
        "promoted|appointed|named|elevated|became|made captain|made",
        "resigned|quit|stepped down|retired|sacked|fired|ousted|dismissed",
    ),
    "office": (
        "nominated|stood|campaigned",
        "elected|won",
        "sworn in|inaugurated|took office",
        "resigned|impeached|ousted|left office|stepped down",
    ),
    "voyage": (
        "set off|launched|blasted off|lifted off|sailed|set sail|set out|departed|took off|left",
        "arrived|docked|landed|reached|ran aground|sank|crashed|touched down|exploded|splashed down",
    ),
    "ordered": (
        "called|announced|scheduled",
        "held|took place|staged",
    ),
    "product": (
        "announced|unveiled|developed",
        "launched|went on sale|released|published|came out|introduced",
        "recalled|withdrawn|discontinued|pulled|banned",
    ),
    "spell": (
        "struck|erupted|broke out|began|started|imposed|declared|introduced|detected",
        "lifted|ended|extinguished|put out|contained|called off|declared over|brought under control",
    ),
    "book": (
        "written|wrote|recorded|composed|filmed|painted|finished",
        "published|released|premiered|broadcast|aired|exhibited",
    ),
    "hands": (
        "bought|acquired|purchased|inherited",
        "sold|resold|auctioned",
    ),
    "again": (
        "closed|shut",
        "reopened|re-opened",
    ),
    "work": (
        "began|begun|started",
        "completed|finished|consecrated|ended|concluded",
    ),
    "couple": (
        "met|engaged|proposed",
        "married|wed",
        "divorced|separated|split",
    ),
    "tree": (
        "planted|sown",
        "felled|cut down|harvested|blown down",
    ),
    "ship": (
        "built|laid down",
        "sank|sunk|lost|scuttled|scrapped",
        "raised|salvaged",
    ),
    "grave": (
        "buried",
        "exhumed",
    ),
    "draft": (
        "published in draft|drafted",
        "passed|adopted|signed",
    ),
    "clinic": (
        "admitted",
        "released|discharged|allowed home|sent home",
    ),
    "fault": (
        "stolen|looted|robbed",
        "recovered|turned up|resurfaced|returned",
    ),
    "illness": (
        "diagnosed",
        "treated|operated on|began treatment|surgery|transplant",
    ),
    "outbreak": (
        "detected|confirmed|identified|reported|broke out",
        "declared over|contained|under control|eradicated",
    ),
    "bill": (
        "introduced|tabled",
        "debated",
        "passed",
        "vetoed|signed into law|enacted",
        "repealed",
    ),
    "study": (
        "enrolled|entered",
        "graduated|qualified",
    ),
}
