// SPDX-FileCopyrightText: 2026 The Betlog authors
// SPDX-License-Identifier: GPL-3.0-only

#include "server/core/bet_versions.h"
#include "tests/support/bets.h"

#include <QtTest>

namespace betlog::tests {

using namespace domain;
using namespace Qt::Literals::StringLiterals;
using core::BetPart;
using core::BetVersions;

class TestBetVersions : public QObject
{
    Q_OBJECT

private slots:
    void followsLines_data();
    void followsLines();
    void beginsWithTheFirstVersion();
    void movesOnlyWhatChanged();
    void keepsTheVersionsOfALineThatMoves();
    void survivesItsText();
    void refusesAnotherText_data();
    void refusesAnotherText();
};

namespace {

/// Lines named by letters; a digit behind one is its stake.
QList<Line> linesOf(const QString& names)
{
    QList<Line> lines;
    for (const QString& name : names.split(u' ', Qt::SkipEmptyParts)) {
        Line line = aLine(name.size() > 1 ? name.mid(1).toInt() : 1);
        line.selection = name.left(1);
        lines.append(line);
    }
    return lines;
}

Bet changed(const Bet& before, const std::function<void(Bet&)>& change)
{
    Bet after = before;
    change(after);
    after.version = before.version + 1;
    after.updatedBy = u"Bob"_s;
    return after;
}

} // namespace

void TestBetVersions::followsLines_data()
{
    QTest::addColumn<QString>("before");
    QTest::addColumn<QString>("after");
    QTest::addColumn<QList<int>>("continued");
    QTest::newRow("all stay") << u"a b"_s << u"a b"_s << QList<int> {0, 1};
    QTest::newRow("one more") << u"a"_s << u"a b"_s << QList<int> {0, -1};
    QTest::newRow("first goes") << u"a b c"_s << u"b c"_s << QList<int> {1, 2};
    QTest::newRow("two swap") << u"a b"_s << u"b a"_s << QList<int> {1, 0};
    QTest::newRow("another stake") << u"a b"_s << u"a2 b"_s << QList<int> {0, 1};
    QTest::newRow("another stake and place") << u"a b"_s << u"b2 a"_s << QList<int> {1, 0};
    QTest::newRow("another subject") << u"a b"_s << u"x b"_s << QList<int> {0, 1};
    QTest::newRow("another subject, one less") << u"a b c"_s << u"x b"_s << QList<int> {-1, 1};
    QTest::newRow("twins") << u"a a"_s << u"a a"_s << QList<int> {0, 1};
    QTest::newRow("one twin less") << u"a a b"_s << u"a b"_s << QList<int> {0, 2};
    QTest::newRow("twins apart") << u"a1 a2"_s << u"a2"_s << QList<int> {1};
}

void TestBetVersions::followsLines()
{
    QFETCH(QString, before);
    QFETCH(QString, after);
    QTEST(core::continuedLines(linesOf(before), linesOf(after)), "continued");
}

void TestBetVersions::beginsWithTheFirstVersion()
{
    const BetVersions versions = core::versionsOfNew(aBet(2));
    for (const int part : versions.parts)
        QCOMPARE(part, 1);
    QCOMPARE(versions.lines.size(), 2);
    QCOMPARE(versions.lines.first(), (core::LineVersions {1, 1, 1, u"Ann"_s}));
}

void TestBetVersions::movesOnlyWhatChanged()
{
    const Bet before = aBet(2);
    const Bet after = changed(before, [](Bet& bet) {
        bet.awayTeam = u"Team C"_s;
        bet.slip.note = u"new"_s;
        bet.slip.lines[1].stake = Money(5);
        bet.results[0] = LineResult::Won;
    });
    const BetVersions versions = core::versionsAfter(core::versionsOfNew(before), before, after);
    QCOMPARE(versions.of(BetPart::AwayTeam), 2);
    QCOMPARE(versions.of(BetPart::Note), 2);
    for (const BetPart part :
         {BetPart::HomeTeam, BetPart::Terms, BetPart::Tags, BetPart::Book, BetPart::LineOrder})
        QCOMPARE(versions.of(part), 1);
    QCOMPARE(versions.lines[0], (core::LineVersions {1, 1, 2, u"Bob"_s}));
    QCOMPARE(versions.lines[1], (core::LineVersions {1, 2, 1, u"Ann"_s}));
}

void TestBetVersions::keepsTheVersionsOfALineThatMoves()
{
    const Bet first = aBet(2);
    const Bet second = changed(first, [](Bet& bet) { bet.results[1] = LineResult::Won; });
    const BetVersions versions = core::versionsAfter(core::versionsOfNew(first), first, second);
    const Bet third = changed(second, [](Bet& bet) {
        bet.slip.lines.removeFirst();
        bet.results.removeFirst();
    });
    const BetVersions moved = core::versionsAfter(versions, second, third);
    QCOMPARE(moved.lines.size(), 1);
    QCOMPARE(moved.lines.first(), (core::LineVersions {1, 1, 2, u"Bob"_s}));
    QCOMPARE(moved.of(BetPart::LineOrder), 3);
}

void TestBetVersions::survivesItsText()
{
    BetVersions versions = core::versionsOfNew(aBet(3));
    versions.lines[1] = {4, 5, 6, u"Zoë \"the\" 😼"_s};
    versions.parts[3] = 7;
    QCOMPARE(core::decodeVersions(core::encodeVersions(versions)), versions);
}

void TestBetVersions::refusesAnotherText_data()
{
    QTest::addColumn<QByteArray>("text");
    QTest::newRow("nothing") << QByteArray();
    QTest::newRow("no JSON") << QByteArray("x");
    QTest::newRow("too few parts") << QByteArray("[[1,1],[]]");
    QTest::newRow("half a line") << QByteArray("[[1,1,1,1,1,1,1,1],[[1,1]]]");
}

void TestBetVersions::refusesAnotherText()
{
    QFETCH(QByteArray, text);
    QVERIFY(!core::decodeVersions(text));
}

} // namespace betlog::tests

QTEST_GUILESS_MAIN(betlog::tests::TestBetVersions)
#include "tst_bet_versions.moc"
