// SPDX-FileCopyrightText: 2026 The Betlog authors
// SPDX-License-Identifier: GPL-3.0-only

#include "wire/seal_words.h"

namespace betlog::wire {

using namespace Qt::Literals::StringLiterals;

namespace {

constexpr QLatin1StringView kTwoSyllables[] {
    "aardvark"_L1,  "absurd"_L1,    "accrue"_L1,    "acme"_L1,      "adrift"_L1,    "adult"_L1,
    "afflict"_L1,   "ahead"_L1,     "aimless"_L1,   "Algol"_L1,     "allow"_L1,     "alone"_L1,
    "ammo"_L1,      "ancient"_L1,   "apple"_L1,     "artist"_L1,    "assume"_L1,    "Athens"_L1,
    "atlas"_L1,     "Aztec"_L1,     "baboon"_L1,    "backfield"_L1, "backward"_L1,  "banjo"_L1,
    "beaming"_L1,   "bedlamp"_L1,   "beehive"_L1,   "beeswax"_L1,   "befriend"_L1,  "Belfast"_L1,
    "berserk"_L1,   "billiard"_L1,  "bison"_L1,     "blackjack"_L1, "blockade"_L1,  "blowtorch"_L1,
    "bluebird"_L1,  "bombast"_L1,   "bookshelf"_L1, "brackish"_L1,  "breadline"_L1, "breakup"_L1,
    "brickyard"_L1, "briefcase"_L1, "Burbank"_L1,   "button"_L1,    "buzzard"_L1,   "cement"_L1,
    "chairlift"_L1, "chatter"_L1,   "checkup"_L1,   "chisel"_L1,    "choking"_L1,   "chopper"_L1,
    "Christmas"_L1, "clamshell"_L1, "classic"_L1,   "classroom"_L1, "cleanup"_L1,   "clockwork"_L1,
    "cobra"_L1,     "commence"_L1,  "concert"_L1,   "cowbell"_L1,   "crackdown"_L1, "cranky"_L1,
    "crowfoot"_L1,  "crucial"_L1,   "crumpled"_L1,  "crusade"_L1,   "cubic"_L1,     "dashboard"_L1,
    "deadbolt"_L1,  "deckhand"_L1,  "dogsled"_L1,   "dragnet"_L1,   "drainage"_L1,  "dreadful"_L1,
    "drifter"_L1,   "dropper"_L1,   "drumbeat"_L1,  "drunken"_L1,   "Dupont"_L1,    "dwelling"_L1,
    "eating"_L1,    "edict"_L1,     "egghead"_L1,   "eightball"_L1, "endorse"_L1,   "endow"_L1,
    "enlist"_L1,    "erase"_L1,     "escape"_L1,    "exceed"_L1,    "eyeglass"_L1,  "eyetooth"_L1,
    "facial"_L1,    "fallout"_L1,   "flagpole"_L1,  "flatfoot"_L1,  "flytrap"_L1,   "fracture"_L1,
    "framework"_L1, "freedom"_L1,   "frighten"_L1,  "gazelle"_L1,   "Geiger"_L1,    "glitter"_L1,
    "glucose"_L1,   "goggles"_L1,   "goldfish"_L1,  "gremlin"_L1,   "guidance"_L1,  "hamlet"_L1,
    "highchair"_L1, "hockey"_L1,    "indoors"_L1,   "indulge"_L1,   "inverse"_L1,   "involve"_L1,
    "island"_L1,    "jawbone"_L1,   "keyboard"_L1,  "kickoff"_L1,   "kiwi"_L1,      "klaxon"_L1,
    "locale"_L1,    "lockup"_L1,    "merit"_L1,     "minnow"_L1,    "miser"_L1,     "Mohawk"_L1,
    "mural"_L1,     "music"_L1,     "necklace"_L1,  "Neptune"_L1,   "newborn"_L1,   "nightbird"_L1,
    "Oakland"_L1,   "obtuse"_L1,    "offload"_L1,   "optic"_L1,     "orca"_L1,      "payday"_L1,
    "peachy"_L1,    "pheasant"_L1,  "physique"_L1,  "playhouse"_L1, "Pluto"_L1,     "preclude"_L1,
    "prefer"_L1,    "preshrunk"_L1, "printer"_L1,   "prowler"_L1,   "pupil"_L1,     "puppy"_L1,
    "python"_L1,    "quadrant"_L1,  "quiver"_L1,    "quota"_L1,     "ragtime"_L1,   "ratchet"_L1,
    "rebirth"_L1,   "reform"_L1,    "regain"_L1,    "reindeer"_L1,  "rematch"_L1,   "repay"_L1,
    "retouch"_L1,   "revenge"_L1,   "reward"_L1,    "rhythm"_L1,    "ribcage"_L1,   "ringbolt"_L1,
    "robust"_L1,    "rocker"_L1,    "ruffled"_L1,   "sailboat"_L1,  "sawdust"_L1,   "scallion"_L1,
    "scenic"_L1,    "scorecard"_L1, "Scotland"_L1,  "seabird"_L1,   "select"_L1,    "sentence"_L1,
    "shadow"_L1,    "shamrock"_L1,  "showgirl"_L1,  "skullcap"_L1,  "skydive"_L1,   "slingshot"_L1,
    "slowdown"_L1,  "snapline"_L1,  "snapshot"_L1,  "snowcap"_L1,   "snowslide"_L1, "solo"_L1,
    "southward"_L1, "soybean"_L1,   "spaniel"_L1,   "spearhead"_L1, "spellbind"_L1, "spheroid"_L1,
    "spigot"_L1,    "spindle"_L1,   "spyglass"_L1,  "stagehand"_L1, "stagnate"_L1,  "stairway"_L1,
    "standard"_L1,  "stapler"_L1,   "steamship"_L1, "sterling"_L1,  "stockman"_L1,  "stopwatch"_L1,
    "stormy"_L1,    "sugar"_L1,     "surmount"_L1,  "suspense"_L1,  "sweatband"_L1, "swelter"_L1,
    "tactics"_L1,   "talon"_L1,     "tapeworm"_L1,  "tempest"_L1,   "tiger"_L1,     "tissue"_L1,
    "tonic"_L1,     "topmost"_L1,   "tracker"_L1,   "transit"_L1,   "trauma"_L1,    "treadmill"_L1,
    "Trojan"_L1,    "trouble"_L1,   "tumor"_L1,     "tunnel"_L1,    "tycoon"_L1,    "uncut"_L1,
    "unearth"_L1,   "unwind"_L1,    "uproot"_L1,    "upset"_L1,     "upshot"_L1,    "vapor"_L1,
    "village"_L1,   "virus"_L1,     "Vulcan"_L1,    "waffle"_L1,    "wallet"_L1,    "watchword"_L1,
    "wayside"_L1,   "willow"_L1,    "woodlark"_L1,  "Zulu"_L1};

constexpr QLatin1StringView kThreeSyllables[] {
    "adroitness"_L1,  "adviser"_L1,     "aftermath"_L1,   "aggregate"_L1,  "alkali"_L1,
    "almighty"_L1,    "amulet"_L1,      "amusement"_L1,   "antenna"_L1,    "applicant"_L1,
    "Apollo"_L1,      "armistice"_L1,   "article"_L1,     "asteroid"_L1,   "Atlantic"_L1,
    "atmosphere"_L1,  "autopsy"_L1,     "Babylon"_L1,     "backwater"_L1,  "barbecue"_L1,
    "belowground"_L1, "bifocals"_L1,    "bodyguard"_L1,   "bookseller"_L1, "borderline"_L1,
    "bottomless"_L1,  "Bradbury"_L1,    "bravado"_L1,     "Brazilian"_L1,  "breakaway"_L1,
    "Burlington"_L1,  "businessman"_L1, "butterfat"_L1,   "Camelot"_L1,    "candidate"_L1,
    "cannonball"_L1,  "Capricorn"_L1,   "caravan"_L1,     "caretaker"_L1,  "celebrate"_L1,
    "cellulose"_L1,   "certify"_L1,     "chambermaid"_L1, "Cherokee"_L1,   "Chicago"_L1,
    "clergyman"_L1,   "coherence"_L1,   "combustion"_L1,  "commando"_L1,   "company"_L1,
    "component"_L1,   "concurrent"_L1,  "confidence"_L1,  "conformist"_L1, "congregate"_L1,
    "consensus"_L1,   "consulting"_L1,  "corporate"_L1,   "corrosion"_L1,  "councilman"_L1,
    "crossover"_L1,   "crucifix"_L1,    "cumbersome"_L1,  "customer"_L1,   "Dakota"_L1,
    "decadence"_L1,   "December"_L1,    "decimal"_L1,     "designing"_L1,  "detector"_L1,
    "detergent"_L1,   "determine"_L1,   "dictator"_L1,    "dinosaur"_L1,   "direction"_L1,
    "disable"_L1,     "disbelief"_L1,   "disruptive"_L1,  "distortion"_L1, "document"_L1,
    "embezzle"_L1,    "enchanting"_L1,  "enrollment"_L1,  "enterprise"_L1, "equation"_L1,
    "equipment"_L1,   "escapade"_L1,    "Eskimo"_L1,      "everyday"_L1,   "examine"_L1,
    "existence"_L1,   "exodus"_L1,      "fascinate"_L1,   "filament"_L1,   "finicky"_L1,
    "forever"_L1,     "fortitude"_L1,   "frequency"_L1,   "gadgetry"_L1,   "Galveston"_L1,
    "getaway"_L1,     "glossary"_L1,    "gossamer"_L1,    "graduate"_L1,   "gravity"_L1,
    "guitarist"_L1,   "hamburger"_L1,   "Hamilton"_L1,    "handiwork"_L1,  "hazardous"_L1,
    "headwaters"_L1,  "hemisphere"_L1,  "hesitate"_L1,    "hideaway"_L1,   "holiness"_L1,
    "hurricane"_L1,   "hydraulic"_L1,   "impartial"_L1,   "impetus"_L1,    "inception"_L1,
    "indigo"_L1,      "inertia"_L1,     "infancy"_L1,     "inferno"_L1,    "informant"_L1,
    "insincere"_L1,   "insurgent"_L1,   "integrate"_L1,   "intention"_L1,  "inventive"_L1,
    "Istanbul"_L1,    "Jamaica"_L1,     "Jupiter"_L1,     "leprosy"_L1,    "letterhead"_L1,
    "liberty"_L1,     "maritime"_L1,    "matchmaker"_L1,  "maverick"_L1,   "Medusa"_L1,
    "megaton"_L1,     "microscope"_L1,  "microwave"_L1,   "midsummer"_L1,  "millionaire"_L1,
    "miracle"_L1,     "misnomer"_L1,    "molasses"_L1,    "molecule"_L1,   "Montana"_L1,
    "monument"_L1,    "mosquito"_L1,    "narrative"_L1,   "nebula"_L1,     "newsletter"_L1,
    "Norwegian"_L1,   "October"_L1,     "Ohio"_L1,        "onlooker"_L1,   "opulent"_L1,
    "Orlando"_L1,     "outfielder"_L1,  "Pacific"_L1,     "pandemic"_L1,   "Pandora"_L1,
    "paperweight"_L1, "paragon"_L1,     "paragraph"_L1,   "paramount"_L1,  "passenger"_L1,
    "pedigree"_L1,    "Pegasus"_L1,     "penetrate"_L1,   "perceptive"_L1, "performance"_L1,
    "pharmacy"_L1,    "phonetic"_L1,    "photograph"_L1,  "pioneer"_L1,    "pocketful"_L1,
    "politeness"_L1,  "positive"_L1,    "potato"_L1,      "processor"_L1,  "provincial"_L1,
    "proximate"_L1,   "puberty"_L1,     "publisher"_L1,   "pyramid"_L1,    "quantity"_L1,
    "racketeer"_L1,   "rebellion"_L1,   "recipe"_L1,      "recover"_L1,    "repellent"_L1,
    "replica"_L1,     "reproduce"_L1,   "resistor"_L1,    "responsive"_L1, "retraction"_L1,
    "retrieval"_L1,   "retrospect"_L1,  "revenue"_L1,     "revival"_L1,    "revolver"_L1,
    "sandalwood"_L1,  "sardonic"_L1,    "Saturday"_L1,    "savagery"_L1,   "scavenger"_L1,
    "sensation"_L1,   "sociable"_L1,    "souvenir"_L1,    "specialist"_L1, "speculate"_L1,
    "stethoscope"_L1, "stupendous"_L1,  "supportive"_L1,  "surrender"_L1,  "suspicious"_L1,
    "sympathy"_L1,    "tambourine"_L1,  "telephone"_L1,   "therapist"_L1,  "tobacco"_L1,
    "tolerance"_L1,   "tomorrow"_L1,    "torpedo"_L1,     "tradition"_L1,  "travesty"_L1,
    "trombonist"_L1,  "truncated"_L1,   "typewriter"_L1,  "ultimate"_L1,   "undaunted"_L1,
    "underfoot"_L1,   "unicorn"_L1,     "unify"_L1,       "universe"_L1,   "unravel"_L1,
    "upcoming"_L1,    "vacancy"_L1,     "vagabond"_L1,    "vertigo"_L1,    "Virginia"_L1,
    "visitor"_L1,     "vocalist"_L1,    "voyager"_L1,     "warranty"_L1,   "Waterloo"_L1,
    "whimsical"_L1,   "Wichita"_L1,     "Wilmington"_L1,  "Wyoming"_L1,    "yesteryear"_L1,
    "Yucatan"_L1};

static_assert(std::size(kTwoSyllables) == 256 && std::size(kThreeSyllables) == 256);

} // namespace

QLatin1StringView sealWord(quint8 byte, bool isOddPlace)
{
    return isOddPlace ? kThreeSyllables[byte] : kTwoSyllables[byte];
}

} // namespace betlog::wire
