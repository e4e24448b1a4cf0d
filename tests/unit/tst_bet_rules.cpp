// SPDX-FileCopyrightText: 2026 The Betlog authors
// SPDX-License-Identifier: GPL-3.0-only

#include "domain/bet_rules.h"

#include <QTest>

#include <functional>

using namespace betlog;
using namespace betlog::domain;
using namespace Qt::Literals::StringLiterals;

namespace {

/// What a row does to a sound slip.
using Change = std::function<void(Slip&)>;

const QString kNull(QChar(0));

Line soundLine(qint64 stake = 3000)
{
    Line line;
    line.selection = u"Reach 20 points"_s;
    line.stake = Money(stake);
    line.odds = Odds {OddsFormat::Risk, u"Medium"_s};
    return line;
}

Slip soundSingles()
{
    Slip slip;
    slip.lines = {soundLine(), soundLine()};
    return slip;
}

Slip soundParlay()
{
    Slip slip = soundSingles();
    slip.kind = BetKind::Parlay;
    slip.stake = Money(1000);
    for (Line& line : slip.lines)
        line.stake = Money();
    return slip;
}

Slip soundSystem()
{
    Slip slip = soundParlay();
    slip.kind = BetKind::System;
    slip.sizes = {1, 2};
    return slip;
}

/// The pointers of what is wrong, in order.
QString flaws(const Slip& slip)
{
    QStringList pointers;
    for (const base::FieldError& error : checkSlip(slip, {}, u"/bet_data"_s)) {
        if (!error.detail.endsWith(u'.'))
            return u"no sentence: "_s + error.detail;
        pointers.append(error.pointer);
    }
    return pointers.join(u' ');
}

} // namespace

class TestBetRules : public QObject
{
    Q_OBJECT

private slots:
    void judgesSingles_data();
    void judgesSingles();
    void judgesParlays_data();
    void judgesParlays();
    void judgesSystems_data();
    void judgesSystems();
    void namesEveryFlawAtOnce();
    void judgesNames_data();
    void judgesNames();
    void knowsCleanText();
};

void TestBetRules::judgesSingles_data()
{
    QTest::addColumn<Change>("change");
    QTest::addColumn<QString>("flaw");
    const auto row = [](const char* tag, const char* flaw, const Change& change) {
        QTest::newRow(tag) << change << QString::fromLatin1(flaw);
    };
    row("sound", "", [](Slip&) {});
    row("no lines", "/bet_data/lines", [](Slip& slip) { slip.lines.clear(); });
    row("50 lines", "", [](Slip& slip) { slip.lines = QList<Line>(50, soundLine()); });
    row("51 lines", "/bet_data/lines", [](Slip& slip) {
        slip.lines = QList<Line>(51, soundLine());
    });
    row("stake 1", "", [](Slip& slip) { slip.lines[1].stake = Money(1); });
    row("stake 0", "/bet_data/lines/1/stake", [](Slip& slip) { slip.lines[1].stake = Money(0); });
    row("stake below 0", "/bet_data/lines/1/stake", [](Slip& slip) {
        slip.lines[1].stake = Money(-5);
    });
    row("stake 10^12", "", [](Slip& slip) { slip.lines[1].stake = Money(kMaxStakeMinor); });
    row("stake above 10^12", "/bet_data/lines/1/stake", [](Slip& slip) {
        slip.lines[1].stake = Money(kMaxStakeMinor + 1);
    });
    row("stake on the slip", "/bet_data/stake", [](Slip& slip) { slip.stake = Money(1); });
    row("no price", "/bet_data/lines/0/odds", [](Slip& slip) { slip.lines[0].odds.reset(); });
    row("wrong price", "/bet_data/lines/0/odds", [](Slip& slip) {
        slip.lines[0].odds = Odds {OddsFormat::American, u"-99"_s};
    });
    row("17 characters of price", "/bet_data/lines/0/odds", [](Slip& slip) {
        slip.lines[0].odds = Odds {OddsFormat::Decimal, u"1.123456789012345"_s};
    });
    row("nothing to win", "", [](Slip& slip) {
        slip.lines[0].odds = Odds {OddsFormat::ToWin, u"0"_s};
    });
    row("to win on no stake", "/bet_data/lines/0/stake", [](Slip& slip) {
        slip.lines[0].odds = Odds {OddsFormat::ToWin, u"5"_s};
        slip.lines[0].stake = Money();
    });
    row("one price for all", "/bet_data/price", [](Slip& slip) {
        slip.price = slip.lines[0].odds;
    });
    row("sizes", "/bet_data/sizes", [](Slip& slip) { slip.sizes = {1}; });
    row("500 cats of text", "", [](Slip& slip) { slip.lines[1].player = u"😼"_s.repeated(500); });
    row("501 of selection", "/bet_data/lines/1/selection", [](Slip& slip) {
        slip.lines[1].selection = u"x"_s.repeated(501);
    });
    row("501 of player", "/bet_data/lines/1/player", [](Slip& slip) {
        slip.lines[1].player = u"x"_s.repeated(501);
    });
    row("501 of description", "/bet_data/lines/1/description", [](Slip& slip) {
        slip.lines[1].description = u"x"_s.repeated(501);
    });
    row("501 of market", "/bet_data/lines/1/market", [](Slip& slip) {
        slip.lines[1].market = u"x"_s.repeated(501);
    });
    row("501 of category", "/bet_data/lines/1/category", [](Slip& slip) {
        slip.lines[1].category = u"x"_s.repeated(501);
    });
    row("tab and newline", "", [](Slip& slip) { slip.lines[1].description = u"a\tb\nc"_s; });
    row("NUL", "/bet_data/lines/1/description", [](Slip& slip) {
        slip.lines[1].description = kNull;
    });
    row("half a surrogate pair", "/bet_data/lines/1/player", [](Slip& slip) {
        slip.lines[1].player = QString(QChar(0xD83D));
    });
    row("2,000 of note", "", [](Slip& slip) { slip.note = u"x"_s.repeated(2000); });
    row("2,001 of note", "/bet_data/note", [](Slip& slip) { slip.note = u"x"_s.repeated(2001); });
    row("81 of book", "/bet_data/book", [](Slip& slip) { slip.book = u"x"_s.repeated(81); });
    row("81 of external id", "/bet_data/external_id", [](Slip& slip) {
        slip.externalId = u"x"_s.repeated(81);
    });
    row("20 tags of 40", "", [](Slip& slip) { slip.tags = QStringList(20, u"x"_s.repeated(40)); });
    row("21 tags", "/bet_data/tags", [](Slip& slip) { slip.tags = QStringList(21, u"x"_s); });
    row("41 of tag", "/bet_data/tags/1", [](Slip& slip) {
        slip.tags = {u"x"_s, u"x"_s.repeated(41)};
    });
    row("empty tag", "/bet_data/tags/0", [](Slip& slip) { slip.tags = {QString()}; });
    row("4 boosts", "", [](Slip& slip) {
        slip.boosts = QList<Boost>(4, {u"b"_s, u"1/10"_s, BoostRounding::None});
    });
    row("5 boosts", "/bet_data/lines/0/boosts", [](Slip& slip) {
        slip.lines[0].boosts = QList<Boost>(5, {u"b"_s, u"1/10"_s, BoostRounding::None});
    });
    row("boost of nothing", "/bet_data/lines/0/boosts/0/rate", [](Slip& slip) {
        slip.lines[0].boosts = {{u"b"_s, u"0"_s, BoostRounding::None}};
    });
    row("boost in percent", "/bet_data/boosts/0/rate", [](Slip& slip) {
        slip.boosts = {{u"b"_s, u"9%"_s, BoostRounding::None}};
    });
    row("9 of boost rate", "/bet_data/boosts/0/rate", [](Slip& slip) {
        slip.boosts = {{u"b"_s, u"0.0000001"_s, BoostRounding::None}};
    });
    row("41 of boost name", "/bet_data/boosts/0/name", [](Slip& slip) {
        slip.boosts = {{u"x"_s.repeated(41), u"1/10"_s, BoostRounding::None}};
    });
    // Two lines return 4,800 each, so the rest of 2^53 − 1 may come of the price.
    row("largest return", "", [](Slip& slip) {
        slip.lines[0].odds = Odds {OddsFormat::ToWin, u"9007199254733191"_s};
    });
    const auto fiftyOf = [](const QString& price, const QList<Boost>& boosts) {
        return [price, boosts](Slip& slip) {
            Line line = soundLine();
            line.stake = Money(10'000'000'000);
            line.odds = Odds {OddsFormat::Decimal, price};
            line.boosts = boosts;
            slip.lines = QList<Line>(50, line);
        };
    };
    row("fifty large singles", "", fiftyOf(u"1000"_s, {}));
    row("fifty at vast prices", "/bet_data/lines", fiftyOf(u"1000000"_s, {}));
    row("fifty with a small boost", "", fiftyOf(u"1000"_s, {{u"a"_s, u"1/100"_s, {}}}));
    row("fifty with a vast boost", "/bet_data/lines", fiftyOf(u"1000"_s, {{u"a"_s, u"999"_s, {}}}));
    row("return above 2^53 - 1", "/bet_data/lines", [](Slip& slip) {
        slip.lines[0].odds = Odds {OddsFormat::ToWin, u"9007199254733192"_s};
    });
}

void TestBetRules::judgesSingles()
{
    QFETCH(const Change, change);
    QFETCH(const QString, flaw);
    Slip slip = soundSingles();
    change(slip);
    QCOMPARE(flaws(slip), flaw);
}

void TestBetRules::judgesParlays_data()
{
    QTest::addColumn<Change>("change");
    QTest::addColumn<QString>("flaw");
    const auto row = [](const char* tag, const char* flaw, const Change& change) {
        QTest::newRow(tag) << change << QString::fromLatin1(flaw);
    };
    row("sound", "", [](Slip&) {});
    row("no stake", "/bet_data/stake", [](Slip& slip) { slip.stake = Money(); });
    row("stake above 10^12", "/bet_data/stake", [](Slip& slip) {
        slip.stake = Money(kMaxStakeMinor + 1);
    });
    row("stake on a line", "/bet_data/lines/1/stake", [](Slip& slip) {
        slip.lines[1].stake = Money(1);
    });
    row("no price on a line", "/bet_data/lines/1/odds", [](Slip& slip) {
        slip.lines[1].odds.reset();
    });
    row("one price for all", "", [](Slip& slip) {
        slip.price = Odds {OddsFormat::American, u"+550"_s};
        slip.lines[0].odds.reset();
        slip.lines[1].odds.reset();
    });
    row("wrong price for all", "/bet_data/price", [](Slip& slip) {
        slip.price = Odds {OddsFormat::Decimal, u"1"_s};
    });
    row("sizes", "/bet_data/sizes", [](Slip& slip) { slip.sizes = {2}; });
    row("return above 2^53 - 1", "/bet_data/stake", [](Slip& slip) {
        slip.stake = Money(kMaxStakeMinor);
        slip.lines[0].odds = Odds {OddsFormat::Decimal, u"10000"_s};
    });
}

void TestBetRules::judgesParlays()
{
    QFETCH(const Change, change);
    QFETCH(const QString, flaw);
    Slip slip = soundParlay();
    change(slip);
    QCOMPARE(flaws(slip), flaw);
}

void TestBetRules::judgesSystems_data()
{
    QTest::addColumn<Change>("change");
    QTest::addColumn<QString>("flaw");
    const auto row = [](const char* tag, const char* flaw, const Change& change) {
        QTest::newRow(tag) << change << QString::fromLatin1(flaw);
    };
    row("sound", "", [](Slip&) {});
    row("no sizes", "/bet_data/sizes", [](Slip& slip) { slip.sizes.clear(); });
    row("size 0", "/bet_data/sizes", [](Slip& slip) { slip.sizes = {0, 1}; });
    row("size above the lines", "/bet_data/sizes", [](Slip& slip) { slip.sizes = {2, 3}; });
    row("sizes descending", "/bet_data/sizes", [](Slip& slip) { slip.sizes = {2, 1}; });
    row("a size twice", "/bet_data/sizes", [](Slip& slip) { slip.sizes = {2, 2}; });
    row("price for all", "/bet_data/price", [](Slip& slip) { slip.price = slip.lines[0].odds; });
    // Of 16 lines: C(16, 3) = 560, C(16, 4) = 1,820, C(16, 6) = 8,008.
    const auto play = [](Slip& slip, const QList<int>& sizes) {
        slip.lines = QList<Line>(16, slip.lines.front());
        slip.sizes = sizes;
    };
    row("9,828 combinations", "", [play](Slip& slip) { play(slip, {4, 6}); });
    row("10,388 combinations", "/bet_data/sizes", [play](Slip& slip) { play(slip, {3, 4, 6}); });
    row("wager above 2^53 - 1", "/bet_data/stake", [play](Slip& slip) {
        slip.stake = Money(kMaxStakeMinor);
        slip.lines.front().odds = Odds {OddsFormat::ToWin, u"0"_s};
        play(slip, {4, 6});
    });
    row("wager below it", "", [play](Slip& slip) {
        slip.stake = Money(kMaxStakeMinor);
        slip.lines.front().odds = Odds {OddsFormat::ToWin, u"0"_s};
        play(slip, {6});
    });
}

void TestBetRules::judgesSystems()
{
    QFETCH(const Change, change);
    QFETCH(const QString, flaw);
    Slip slip = soundSystem();
    change(slip);
    QCOMPARE(flaws(slip), flaw);
}

void TestBetRules::namesEveryFlawAtOnce()
{
    Slip slip = soundSingles();
    slip.note = kNull;
    slip.lines[0].stake = Money();
    slip.lines[1].odds.reset();
    QCOMPARE(flaws(slip), u"/bet_data/note /bet_data/lines/0/stake /bet_data/lines/1/odds"_s);
}

void TestBetRules::judgesNames_data()
{
    QTest::addColumn<QString>("name");
    QTest::addColumn<QString>("sound");
    const auto row = [](const char* tag, const QString& name, const char* sound) {
        QTest::newRow(tag) << name << QString::fromLatin1(sound);
    };
    row("plain", u"FLIGHTx12!"_s, "person league team");
    row("script", u"<script>alert(1)<\\script>"_s, "person league team");
    row("blank and emoji", u" 😼Minnesota Lynx"_s, "person league team");
    row("slash", u"A/B"_s, "person team");
    row("star", u"*"_s, "person team");
    row("40", u"😼"_s.repeated(40), "person league team");
    row("41", u"😼"_s.repeated(41), "person team");
    row("64", u"x"_s.repeated(64), "person team");
    row("65", u"x"_s.repeated(65), "team");
    row("80", u"x"_s.repeated(80), "team");
    row("81", u"x"_s.repeated(81), "");
    row("empty", QString(), "");
    row("newline", u"a\nb"_s, "");
    row("NUL", kNull, "");
    row("byte order mark", u"\ufeffAnn"_s, "");
    row("swapped byte order mark", u"\ufffeAnn"_s, "");
    row("the same further back", u"Ann\ufeff"_s, "person league team");
    row("half a surrogate pair", QString(QChar(0xDE3C)), "");
}

void TestBetRules::judgesNames()
{
    QFETCH(const QString, name);
    QFETCH(const QString, sound);
    QStringList found;
    if (checkUserName(name, {}).isEmpty())
        found.append(u"person"_s);
    if (checkLeague(name, {}).isEmpty())
        found.append(u"league"_s);
    if (checkTeam(name, {}).isEmpty())
        found.append(u"team"_s);
    QCOMPARE(found.join(u' '), sound);
    const QList<base::FieldError> errors = checkLeague(name, u"/league"_s);
    QCOMPARE(errors.value(0).pointer, errors.isEmpty() ? QString() : u"/league"_s);
}

void TestBetRules::knowsCleanText()
{
    QVERIFY(isCleanText(u"a\tb\nc", 5));
    QVERIFY(!isCleanText(u"a\tb\nc", 4));
    QVERIFY(!isCleanText(u"a\rb", 5));
    QCOMPARE(textLength(u"a😼b"), 3);
    QCOMPARE(textLength(u""), 0);
}

QTEST_GUILESS_MAIN(TestBetRules)

#include "tst_bet_rules.moc"
