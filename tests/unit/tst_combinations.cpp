// SPDX-FileCopyrightText: 2026 The Betlog authors
// SPDX-License-Identifier: GPL-3.0-only

#include "domain/bet_rules.h"
#include "domain/combinations.h"
#include "domain/settlement.h"
#include "tests/support/seeded_random.h"

#include <QTest>

#include <bit>

using namespace betlog;
using namespace betlog::domain;
using namespace Qt::Literals::StringLiterals;

namespace {

using tests::SeededRandom;

/// Every combination by the bits of a number: slow, and too simple to be wrong.
Ratio sumByBits(const std::vector<Ratio>& factors, int size)
{
    Ratio sum = 0;
    for (unsigned bits = 0; bits < (1U << factors.size()); ++bits) {
        if (std::popcount(bits) != size)
            continue;
        Ratio product = 1;
        for (std::size_t i = 0; i < factors.size(); ++i)
            product *= (bits >> i & 1U) != 0 ? factors[i] : Ratio(1);
        sum += product;
    }
    return sum;
}

std::vector<Ratio> someFactors(SeededRandom& random)
{
    std::vector<Ratio> factors(random.below(8));
    for (Ratio& factor : factors)
        factor = Ratio(random.below(1'000) + 1, random.below(300) + 1);
    return factors;
}

QString someDecimal(SeededRandom& random)
{
    return u"%1.%2"_s.arg(random.below(9) + 1).arg(random.below(99) + 1, 2, 10, QChar(u'0'));
}

/// A sound slip of any kind with up to seven lines.
Slip someSlip(SeededRandom& random)
{
    Slip slip;
    slip.kind = static_cast<BetKind>(random.below(3));
    const auto lines = static_cast<int>(random.below(7)) + 1;
    for (int i = 0; i < lines; ++i) {
        Line line;
        line.odds = Odds {OddsFormat::Decimal, someDecimal(random)};
        if (slip.kind == BetKind::Singles)
            line.stake = Money(static_cast<qint64>(random.below(100'000)) + 1);
        if (random.below(4) == 0)
            line.boosts.append(
                {u"some"_s, u"9/100"_s, static_cast<BoostRounding>(random.below(3))});
        slip.lines.append(line);
    }
    if (slip.kind != BetKind::Singles)
        slip.stake = Money(static_cast<qint64>(random.below(100'000)) + 1);
    for (int size = 1; slip.kind == BetKind::System && size <= lines; ++size) {
        if (size == lines || random.below(2) == 0)
            slip.sizes.append(size);
    }
    return slip;
}

QList<LineResult> someResults(SeededRandom& random, qsizetype count)
{
    QList<LineResult> results;
    for (qsizetype i = 0; i < count; ++i)
        results.append(static_cast<LineResult>(random.below(7)));
    return results;
}

} // namespace

/// The arithmetic of systems against a plain enumeration, and settlement on slips made at random.
class TestCombinations : public QObject
{
    Q_OBJECT

private slots:
    void agreeWithPlainEnumeration();
    void settleEverySoundSlip();
    void neverPayLessForABetterResult();
    void differByLessThanAUnitEachWhenRounded();
};

void TestCombinations::agreeWithPlainEnumeration()
{
    SeededRandom random(1);
    for (int round = 0; round < 80; ++round) {
        const std::vector<Ratio> factors = someFactors(random);
        const Combinations combinations(factors);
        const std::vector<Integer> sums = combinations.sums(factors.size() + 1);
        for (std::size_t size = 0; size < sums.size(); ++size) {
            const Ratio expected = sumByBits(factors, static_cast<int>(size));
            QVERIFY(Ratio(sums[size], combinations.unit()) == expected);
            Integer enumerated = 0;
            combinations.forEach(size, [&enumerated](const Integer& part) { enumerated += part; });
            QVERIFY(enumerated == sums[size]);
        }
    }
}

void TestCombinations::settleEverySoundSlip()
{
    SeededRandom random(2);
    for (int round = 0; round < 1'000; ++round) {
        const Slip slip = someSlip(random);
        const QList<LineResult> results = someResults(random, slip.lines.size());
        SettlementRules rules;
        rules.rounding = static_cast<Rounding>(random.below(2));
        rules.scope = static_cast<RoundingScope>(random.below(2));
        QVERIFY(checkSlip(slip, rules, {}).isEmpty());
        const auto payout = settle(slip, results, rules);
        const auto hope = potentialReturn(slip, results, rules);
        QVERIFY(payout && hope);
        QCOMPARE(payout->profit, payout->totalReturn - payout->totalWager);
        QVERIFY(payout->totalReturn >= Money() && payout->totalReturn <= *hope);
        QVERIFY(payout->totalWin >= Money() && payout->totalWin <= payout->totalReturn);
        QVERIFY(*hope <= potentialReturn(slip, {}, rules).value());
        QCOMPARE(betResult(slip, results, rules) == LineResult::Pending, !payout->settled);
    }
}

void TestCombinations::neverPayLessForABetterResult()
{
    SeededRandom random(3);
    const QList<LineResult> worstToBest {
        LineResult::Lost,
        LineResult::HalfLost,
        LineResult::Push,
        LineResult::HalfWon,
        LineResult::Won};
    for (int round = 0; round < 250; ++round) {
        const Slip slip = someSlip(random);
        QList<LineResult> results = someResults(random, slip.lines.size());
        const auto changed =
            static_cast<qsizetype>(random.below(static_cast<quint64>(slip.lines.size())));
        Money last;
        for (const LineResult result : worstToBest) {
            results[changed] = result;
            const auto payout = settle(slip, results, {});
            QVERIFY(payout);
            QVERIFY(payout->totalReturn >= last);
            last = payout->totalReturn;
        }
    }
}

void TestCombinations::differByLessThanAUnitEachWhenRounded()
{
    SeededRandom random(4);
    SettlementRules perLine;
    perLine.scope = RoundingScope::Line;
    int differences = 0;
    for (int round = 0; round < 250; ++round) {
        Slip slip = someSlip(random);
        if (slip.kind != BetKind::System)
            continue;
        const QList<LineResult> results = someResults(random, slip.lines.size());
        const Money once = settle(slip, results, {})->totalReturn;
        const Money each = settle(slip, results, perLine)->totalReturn;
        QVERIFY(qAbs((each - once).minor()) <= combinationCount(slip) / 2 + 1);
        differences += each == once ? 0 : 1;
    }
    QVERIFY(differences > 0);
}

QTEST_GUILESS_MAIN(TestCombinations)

#include "tst_combinations.moc"
