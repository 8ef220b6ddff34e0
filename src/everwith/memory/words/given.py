"""More given names, of many peoples, that are hardly ever another word of English."""

from __future__ import annotations

from everwith.memory.words.listing import listed

MORE = listed(
    """
    aarav abdullah abena abigail adaeze addison adela adeline aditi adnan adriana adrien agnieszka
    agustin aiko aileen aisling ajay akash akira alasdair aled alejandra aleksandr aleksei alessandra
    alessandro alessia alfreda algernon alina alistair aliya alun alva alvaro alyona alyssa amara
    ambrose amelie amina amit amparo anand anatoly anaïs anders andrei andres anette angharad angus
    aniket anil anjali anke ankit annabel annabelle anneliese annette annika anouk anthea antje
    antonella antonia anwen aoife archie arianna ariel arif arjun arkady arlene arnaud arnold arwel
    aryan ashok asif asma astrid aubrey audra augusta aurelie avery axel ayesha aysha baptiste barnaby
    barney barry bartek bashir beata beatrix beatriz becca belen bengt benito benoit beppe bernd bertha
    bertie bertrand beth bethan bettina betty beverley bhavna bilal billie birgit birgitta björn
    blodwen bogdan bongani bram brenda brendan brian brianna bridie brigitte briony britt britta brodie
    bronte bronwen bruce bryn bryony byron bärbel cahal caleb callan calum camille camilo caoimhe cara
    carla carolina carrie carsten carys cassandra cassie catalina caterina cath catrin catriona cecil
    cecily celia celine ceri cerys cesare chandra chantal charlene charles charlie charlotte chau cheryl
    chiara chidi chinedu chioma chloé chrissie christa christabel christelle christophe christopher
    ciaran cillian cindy cinzia claire clara clarence clarice clarissa claudio clayton clementine
    clifford clive clodagh clyde colette colleen connie conor constance consuelo cora cordelia corey
    corinna corinne cormac corrado cosimo courtney craig cristina cristobal cynthia daan dafydd daphne
    dario darius darlene darren darya daryl dave davey davide davina deanna debbie debra declan deepa
    deirdre delia delphine delyth denis dennis dermot desmond detlef dev devi dewi dexter didier dieter
    dillon dilys dinah dinesh dirk divya dominique donal donatella donnie doreen dorian doris dorota
    dorothea doug dougal dustin dwayne dyfed edgar edie edith edmund edna edoardo eduardo edwin eero
    effie efua eileen einar eirlys ekene elaine eleri elias elin elisabetta elke ellinor ellis elmer
    elodie eloise elsa elsie elspeth elton eluned elvira emanuele emeka emilie emilio emlyn emmanuel
    emmett emrys enid enzo eoin erica erich erik ernie ernst errol esme esteban estelle ethel etienne
    etta ettore eugene eugenia eunice eustace eva evangeline evgeny evie ewa ewan fabien fabio fabrice
    fabrizio faisal farah farhan farid fariha farooq fatimah faye federica federico felicia felipe femi
    femke ferdinand fergus fermin ffion fidel filippo finbar fintan fiona flavia flavio fleur flo
    florent floyd flynn folake francine françois françoise fraser freda freddy frederic frederick freja
    frida frieda friedrich fritz funmi fyodor galina gavin gaynor genevieve geoffrey geraldine gerardo
    gerda gerhard gertrude gethin ghazala giacomo gianluca gianni gilbert gilberto giles gilles gillian
    ginny gisela gita giuseppe gladys gleb glenda glenn glenys gloria glyn godfrey gonzalo gopal gordon
    graciela grainne grayson graziella greer greta griffin grigory grzegorz guadalupe gudrun guillaume
    guillermo gunilla gurpreet gustaf gustavo gwen gwenda gwendolyn gwilym gwyn gwyneth göran günter
    habib hafsa haleema halina halvor hamid hamish hania hanne hannelore harley haroon harper harpreet
    haruto hattie hayden hayley hector heidi heike heinrich heinz heledd helene helga helle helmut
    henrietta herbert hermann hien hilary hilda hilde hilma hina hiroshi holden horace horst howard
    hubert huma humphrey huong huw hyun hywel håkan iain ieuan ifan ifeoma ignacio igor ilaria imelda
    imogen imran indira inge ingeborg ingmar ingo ingrid inna innes iolo iqbal irena irina irvine irving
    isabelle isadora isaiah ishaan isidro isla ismail itziar iwan iñigo jacek jacinta jackie jacques
    jaden jadwiga jagdish jaime jamal jamila janelle janette janine jared jarek jarvis jasmin jasper
    jaspreet javed jaxon jayden jayne jeanette jeanne jeannie jeff jemima jens jeroen jerome jerzy
    jessie jimena jisoo jiwoo joachim joaquin jocelyn jocelyne jochen jodie joey johan jolene jonna
    jonty joost jorge joris josefina josephine josie judy jukka juliana julien julieta juliette jutta
    jyoti jörg jürgen kaisa kamal kaori karan karen karin karina karl karla kasey kasia katrin katrina
    katya kavita kayla kayleigh kees keiko keir keira keith kelsey kendra kenna kenny kenta kermit kerry
    kerstin kezia khadija kieran kirill kirk kirsi kirsty kitty kjell koen kofi krzysztof ksenia kurt
    kwabena kwame kwesi kyle kylie käthe lacey lachlan lakshmi lalita lana larisa lasse laura laurence
    laurent laurie lawrence layla leanne lenny leonard leonora leroy leslie lester leszek letitia
    letizia levi lewis lexi liam lieselotte lilian lillian lillie linda lindsay lindsey linh linnea
    lionel livia lleucu llinos lloyd logan lois lola lonnie lora loredana loretta lothar lotte lottie
    louella louie lowri luciana luciano lucie lucien lucille lucinda ludovic ludwig luella luigi luisa
    luther lyle lynda lynette lynne lyubov lyudmila maarten mabel macarena maciej maddison madhu mae
    maeve magda magnus mahesh mahmoud mair mairead mairi maisie makoto maksim malachy malcolm malgorzata
    mallory mandy manfred manish manon mansoor manuela marcel marcela marcella marcello marcelo marcia
    marcin mared margaux marge margery margie margit margot marguerite marianne maribel maricarmen
    marieke mariela marilyn marion marisol marit mariusz marjan marjorie marla marlene marlon marnie
    marsha marvin mary maryam maryanne masha massimo mateusz mathieu mathilde matilde matthew matthias
    matti maud maude mauricio maurizio mavis maxime maxine maxwell meena meera meg megan mei meirion
    melinda melvin menna mererid merja mervyn mette micaela michele mickey mieke mikael mikhail mikko
    mildred millicent millie milly minh minho minji mireille mirek mirella misha mitchell mohan mollie
    monika monique montgomery montserrat morag morfydd morgane morris mortimer morton mukesh murdo
    muriel murray mustafa myfanwy myles myra myrtle nabil nacho nadeem nadezhda nadine nadir naeem naila
    nancy nanette naoki naoko naomi nasreen nastya natalia natasha nate nathalie nathaniel naveen nazia
    ned neha nellie nelson nerys nestor nettie neville ngoc ngozi nguyet nia niamh nicolas nicolo
    nicolás niels nigel nighat nikhil nikita nikki nils nisha nitin nkechi nneka noelia noemie nomsa
    noor norbert noreen norma norris nuala nuria nusrat octavio odette odile oisin oksana olaf oleksandr
    olena olivier olu olwen omer ophelia oriol orla ornella orson osian oskar oswald otis otto owain
    owen ozzy padma padraig paige paloma paolo parveen parvez pascal pasquale patrice patricio patrizia
    patti paula paulette pauline pavel pawel pekka percival percy pernilla petter petula phelps philippe
    philomena phuong phyllis piero piet pieter pietro pippa polina polly pooja prakash pranav preeti
    qasim quan quentin quincy quinn quynh rabia radek radha rafe raffaele rafi ragnar rahim rahul rainer
    raj rakesh ralf ramesh ramiro ramona randall randolph rani rania raquel rashid raymond raúl rebekah
    reggie regina reginald regis rehana reid reidar reinhard rekha remi rena renata renate reuben rhian
    rhiannon rhoda rhodri rhona rhonda rhydian rhys riccardo richie ritu rizwan robbie roberta rochelle
    rocio roddy roderick rodney rodolfo roel roger rohan rohit roisin roland rolf romain romeo romina
    ron ronan rory rosalie rosalind rosamund rosanna rosario roscoe rosetta rowena roxy ruaridh rubina
    rudi rufus rukhsana rupert ruslan ruthie ruud ryder ryszard rüdiger sabah sabina sachin sadia saeed
    safiya saima sajid sakura salim salma salome salvatore sameer samina sammy samson sana sandeep
    sandrine sandro sangeeta sanjana sanna sanne saoirse sara sasha saskia satoshi seamus seb sebastian
    sebastien segun selena selina selma semyon seojun serena sergio severine seymour shabana shabnam
    shahid shane shanti sharron shaun shazia sheena sheldon shelley sheridan sherman sherry shinji
    shireen shivani shona shreya sian sidney siegfried signe sigrid sigrun silas silke silvano silvester
    silvia simeon simone simran sindre sinead sioned sipho siri sissel sita sjoerd skye slawek sohail
    solange solveig sonja soojin sota staffan stanislav stanislaw stanley stefania stefano steffan
    stepan steph stephane steve stevie stewart stijn stuart sture sujin sullivan sumaira sunil sunita
    suresh susana susannah susanne susie svante svenja svetlana swati sybil sylvain sylvester sylvie
    szymon tabitha tadhg tahir takashi talia tallulah tamsin taras tariq tarja taro tarun tatiana tatum
    taylor tayo tegan tegwen temi terence terje terrence terri tess tessa teun thabo thandi thao thea
    thelma theodora theodore theresa thibault thierry thijs thora thorsten tiffany tijs timmy timo timur
    tiziana tobi tobias toby tomas tomasz tommaso tommi tommy tomos toni torbjörn torsten tove trang
    travis tricia trina trine trish trisha trixie trond trudy tuan tudur tunde tuomas tuyet tyler tyrone
    uche ulf ulla ulrich ulrike umar umberto uriah ursula usha uta ute uzma vadim valentin valentine
    valerie valerio vanessa varun vasily vaughan velma vera verity vernon veronique vic vicente vicki
    vijay ville vilma vince vinnie vinod virgil virginie vitaly vittoria vivek vivienne vlad vladimir
    volker volodymyr vova wallace waltraud wanda waqar warren warwick wayne wendell wesley wilbur
    wilfred willa willard willie wilma winifred winnie winona winston wojtek wolfgang wouter wyatt wyn
    xiao ximena xuan yaa yan yana yaroslav yash yasir yasmeen yasmin yegor yemi yoko yolanda yousef yui
    yulia yumi yuri yves yvette yvonne zack zahid zainab zane zanele zara zbigniew zeenat zeke zelda
    zena zhenya zofia zubair zubeida
    """
)
