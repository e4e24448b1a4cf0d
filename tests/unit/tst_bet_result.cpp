// SPDX-FileCopyrightText: 2026 The Betlog authors
// SPDX-License-Identifier: GPL-3.0-only

#include "domain/settlement.h"

#include <QTest>

using namespace betlog::domain;
using namespace Qt::Literals::StringLiterals;

namespace {

QList<LineResult> resultsFrom(const QString& names)
{
    QList<LineResult> results;
    for (const QString& name : names.split(u' '))
        results.append(lineResultFromName(name).value());
    return results;
}

/// Lines at 2.00 and a stake of 100 each, or 100 on the whole; a system plays doubles.
Slip slipOf(BetKind kind, qsizetype lines)
{
    Slip slip;
    slip.kind = kind;
    const bool isSingles = kind == BetKind::Singles;
    for (qsizetype i = 0; i < lines; ++i) {
        Line line;
        line.odds = Odds {OddsFormat::Decimal, u"2"_s};
        line.stake = Money(isSingles ? 100 : 0);
        slip.lines.append(line);
    }
    slip.stake = Money(isSingles ? 0 : 100);
    if (kind == BetKind::System)
        slip.sizes = {2};
    return slip;
}

} // namespace

/// How a bet stands as a whole, and the names of kinds and results.
class TestBetResult : public QObject
{
    Q_OBJECT

private slots:
    void followsFromTheLines_data();
    void followsFromTheLines();
    void namesKindsAndResults();
};

void TestBetResult::followsFromTheLines_data()
{
    QTest::addColumn<BetKind>("kind");
    QTest::addColumn<QString>("lines");
    QTest::addColumn<QString>("bet");
    const auto row = [](BetKind kind, const char* lines, const char* bet) {
        QTest::addRow("%s: %s", betKindName(kind).data(), lines)
            << kind << QString::fromLatin1(lines) << QString::fromLatin1(bet);
    };
    row(BetKind::Singles, "won", "won");
    row(BetKind::Singles, "won pending", "pending");
    row(BetKind::Singles, "lost pending", "pending");
    row(BetKind::Singles, "won won", "won");
    row(BetKind::Singles, "lost lost", "lost");
    row(BetKind::Singles, "push push", "push");
    row(BetKind::Singles, "void void", "void");
    row(BetKind::Singles, "half_won half_won", "half_won");
    row(BetKind::Singles, "half_lost half_lost", "half_lost");
    row(BetKind::Singles, "push void", "push");
    row(BetKind::Singles, "won lost", "push");
    row(BetKind::Singles, "won won lost", "won");
    row(BetKind::Singles, "won lost lost", "lost");
    row(BetKind::Singles, "won half_lost", "won");
    row(BetKind::Singles, "half_won lost", "lost");
    row(BetKind::Parlay, "pending won", "pending");
    row(BetKind::Parlay, "pending lost", "lost");
    row(BetKind::Parlay, "won lost", "lost");
    row(BetKind::Parlay, "won push", "won");
    row(BetKind::Parlay, "void void", "void");
    row(BetKind::Parlay, "push void", "push");
    row(BetKind::Parlay, "won half_lost", "push");
    row(BetKind::System, "won won pending", "pending");
    row(BetKind::System, "lost won pending", "pending");
    row(BetKind::System, "lost lost pending", "lost");
    row(BetKind::System, "won won lost", "won");
    row(BetKind::System, "won push lost", "lost");
    row(BetKind::System, "won won won", "won");
}

void TestBetResult::followsFromTheLines()
{
    QFETCH(const BetKind, kind);
    QFETCH(const QString, lines);
    QFETCH(const QString, bet);
    const QList<LineResult> results = resultsFrom(lines);
    const LineResult result = betResult(slipOf(kind, results.size()), results, {});
    QCOMPARE(lineResultName(result), bet);
}

void TestBetResult::namesKindsAndResults()
{
    for (const BetKind kind : {BetKind::Singles, BetKind::Parlay, BetKind::System})
        QCOMPARE(betKindFromName(QString(betKindName(kind))), std::optional(kind));
    const QString names = u"pending won lost push void half_won half_lost"_s;
    QStringList back;
    for (const LineResult result : resultsFrom(names))
        back.append(lineResultName(result));
    QCOMPARE(back.join(u' '), names);
    QCOMPARE(betKindFromName(u"Singles"), std::nullopt);
    QCOMPARE(betKindFromName(u""), std::nullopt);
    QCOMPARE(lineResultFromName(u"halfwon"), std::nullopt);
    QCOMPARE(lineResultFromName(u"WON"), std::nullopt);
}

QTEST_GUILESS_MAIN(TestBetResult)

#include "tst_bet_result.moc"
