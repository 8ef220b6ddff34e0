"""Common given names, so that a name typed in lower case is known for one; and words that are never names."""

from __future__ import annotations

from everwith.memory.words.given import MORE
from everwith.memory.words.listing import listed

GIVEN = listed(
    """
    aaron abby abdul abigail adam adele adrian agnes ahmed aidan aisha alan albert alejandro alex alexa
    alexander alexandra alfie alfred ali alice alicia alison amanda amelia amina amir amy ana anastasia
    andrea andreas andrew andy angela angus anika anita anja ann anna anne annie anouk anthony anton
    antonio anya archie ariana arthur asha ashley astrid audrey ava barbara bart beatrice becky ben
    benjamin bernadette bernard beth bethany betty bianca billy bjorn bob brad brandon brenda brian
    bridget bruno bryan caitlin callum cameron camila carl carla carlos carmen carol caroline catherine
    cathy cecilia cedric chen chiara chloe chris christian christina christine christopher ciara claire
    clara claudia clive colin connor craig cynthia daisy dan daniel daniela danielle danny darren dave
    david dean debbie deborah deepak denise dennis derek diana diego dimitri dina dmitri dominic donald
    donna dora doris dorothy doug duncan dylan eamon ed eddie edith edward eileen elaine elena eli elias
    elijah elisa elizabeth ella ellen ellie elliot elsa emil emilia emily emma enrique eric erica erik
    erin ernest esther ethan eva evan eve evelyn fatima felicity felix fernando finn fiona florence fran
    frances francesca francis francisco fred freddie freya gabriel gabriela gareth gary gavin gemma
    geoff george georgia georgina gerald gerard gina giorgio giovanni giulia gloria gordon graham greg
    gregory greta guido gustav guy hamza hana hannah hans harold harriet harry harvey hassan heather
    heidi helen helena henrik henry holly hugh hugo ian ibrahim imogen ines ingrid irene iris isaac
    isabel isabella isla ivan jacob jacqueline jake jakob james jamie jan jane janet janice jasmine
    jason javier jean jeff jen jenna jennifer jenny jeremy jerry jess jesse jessica jill jim jimmy jo
    joan joana joanna joanne joe joel johan johanna john johnny jon jonas jonathan jordan jorge jose
    josé joseph josh joshua joyce juan judith judy julia julian julie juliet jun justin kai karen karim
    karin karl karolina kate katherine kathleen kathy katie katja kay keith kelly ken kenji kenneth
    kerry kevin khalid kieran kim kirsten kirsty klaus kris kristin kumar kyle lara lars laura lauren
    lea leah lee leila lena leo leon leonie leroy lesley leslie lewis li liam lidia lily linda lisa liz
    logan lola lorenzo lorna lorraine louis louisa louise luca lucas lucia lucy luis luka lukas luke
    lydia lynn maddie madeleine maggie magnus maja malcolm manuel marc marco marcus margaret margarita
    maria mariam marie marina mario marion marisa marta martha martin martina mary maryam mateo matilda
    matt matteo matthew matthias maureen maurice max maya megan mehmet mei mel melanie melissa mia
    michael michal michelle miguel mike mila milan mira miranda miriam mo mohamed mohammed moira molly
    monica monika morgan muhammad nadia nadine naomi natalia natalie natasha nathan neil nell nia niall
    nick nicky nicola nicolas nicole nigel nikita niko nikolai nina noah noel noor nora norma norman
    oleg olga oliver olivia olli omar oscar otto owen pablo paddy pam pamela paola pat patricia patrick
    paul paula pauline pedro peggy penny pete peter petra phil philip philippa phoebe pierre pilar piotr
    polly priya rachel rafael raj rajesh ralph ramon raquel raul ravi ray raymond rebecca reece rhys
    ricardo richard rick riya rob robert roberto robin rodrigo roger roland ronald ronnie rory rosa
    rosemary rosie ross roxanne roy ruben rupert russell ruth ryan sabine sabrina sacha sadie sally sam
    samantha samir samuel sandra sanjay santiago sara sarah sasha scott sean sebastian sergei seth
    shannon sharon shaun sheila shirley siobhan simon simona sofia sonia sophia sophie stacey stan
    stefan stella stephanie stephen steve steven stuart sue susan susanna suzanne sven svetlana sylvia
    tamara tania tanya tara ted teresa terry tess theo theresa thomas tiago tilda tim timothy tina
    tobias toby todd tom tommy toni tony tracey tracy trevor tristan ursula uwe valentina valeria
    vanessa vera veronica vicky victor victoria viktor vikram vincent viola virginia vivian walter wanda
    wayne wendy werner wilhelm will william xavier yan yannick yasmin yuki yusuf yvonne zac zach zahra
    zara zoe zofia luna bella buddy rex fido rocky milo simba oreo whiskers biscuit
    """
)

AMBIGUOUS = listed(
    """
    will buddy biscuit rocky ray guy dean jan may grace hope joy rose mark bill frank rich art grant
    chase jack sunny summer autumn pat mo sue milan jordan georgia virginia florence sandy chip
    """
)
"""Names that are also words: taken for a name only where the sentence leaves no doubt."""

NOT_NAMES = listed(
    """
    a an the and or but so because if then than that this these those there here it its it's i im i'm
    ive me my mine we us our you your yours u ur he him his she her hers they them their theirs who whom
    whose which what when where why how not no yes yeah yep nope nah ok okay sure maybe perhaps well oh
    um uh hmm hm hey hi hello bye thanks thank please sorry lol haha hahaha lmao omg wow very really
    quite pretty too just only also even still already always never often sometimes usually now today
    tomorrow yesterday tonight soon later again almost about at in on of to for from with by as into
    over under up down out off back away home work am is are was were be been being do does did done
    have has had can could will would shall should may might must let go going gone went get gets got
    getting make made take took come came say says said tell told think thinks thought know knows knew
    want wants wanted need needs like likes love loves hate hates feel feels look looks call calls
    called named asked asks keep keeps kept live lives lived working works worked died dies dead fine
    good great bad better best worse worst tired sad happy angry mad sick ill hungry thirsty bored
    lonely alone scared afraid worried anxious nervous excited stressed exhausted busy free late early
    ready single married divorced pregnant gay straight bi bisexual trans vegan vegetarian drunk sober
    high cold hot warm fat thin old young new big little small tall short right wrong true false serious
    joking kidding crazy weird normal confused lost stuck depressed upset annoyed jealous proud glad
    grateful broken broke rich poor cute nice kind mean shy quiet loud lazy smart clever stupid funny
    rude strict stubborn lovely awesome amazing terrible awful horrible alright everyone everybody
    someone somebody anyone anybody nobody noone nothing something anything everything all both each
    every some any many much more most few less one two three four five six seven eight nine ten first
    last next other another same different own none mum mom dad mother father sister brother wife
    husband son daughter friend boss dog cat baby kid kids people man woman guy girl boy monday tuesday
    wednesday thursday friday saturday sunday january february april june july august september october
    november december german french british english american spanish italian christian muslim jewish
    catholic buddhist hindu idk dunno whatever guess secret stop don't dont won't can't cant isn't
    didn't doesn't coming staying moving visiting having trying leaving sleeping eating reading using
    actually basically literally honestly currently recently finally probably definitely apparently
    unfortunately retired unemployed engaged separated widowed human bot ai robot god lord jesus christ
    irrelevant unknown private important complicated beautiful unusual spelled spelt pronounced hard
    easy
    """
)
"""Words no one is called, however they are capitalised."""


def known(word: str) -> bool:
    """Return True where `word` is a common given name that is not also an everyday word."""
    word = word.lower()
    return (word in GIVEN or word in MORE) and word not in AMBIGUOUS


def cased(name: str) -> str:
    """Return a name with the capitals of names where it was typed without ("o'brien" -> "O'Brien")."""
    if name != name.lower() and not (name.isupper() and len(name) > 3):
        return name
    out = []
    fresh = True
    for char in name.lower():
        out.append(char.upper() if fresh and len(char.upper()) == 1 else char)
        fresh = char in " '’-."
    return "".join(out)
