// SPDX-FileCopyrightText: 2026 The Betlog authors
// SPDX-License-Identifier: GPL-3.0-only

#include "tests/support/world/world_report.h"

#include <QTest>

using namespace betlog::tests;
using namespace Qt::Literals::StringLiterals;

namespace {

constexpr quint32 kSeeds = 60;

/// Which seeds this process runs: the tests are several, so that they can run at once.
quint32 firstSeed()
{
    return qEnvironmentVariable("BETLOG_FIRST_SEED", u"1"_s).toUInt();
}

} // namespace

/// Whole worlds that run by a seed. However it went, all agree in the end, nothing is lost, and
/// nothing is there twice.
class TestSeededWorld : public QObject
{
    Q_OBJECT

private slots:
    void runsTheSameUnderTheSameSeed();
    void runsOtherwiseUnderAnotherSeed();
    void holdsWhatOnceBroke_data();
    void holdsWhatOnceBroke();
    void holdsWhateverBreaks_data();
    void holdsWhateverBreaks();
};

void TestSeededWorld::runsTheSameUnderTheSameSeed()
{
    for (quint32 seed = firstSeed(); seed < firstSeed() + 3; ++seed)
        QCOMPARE(runWorld({.seed = seed}).digest, runWorld({.seed = seed}).digest);
}

void TestSeededWorld::runsOtherwiseUnderAnotherSeed()
{
    QVERIFY(runWorld({.seed = 1}).digest != runWorld({.seed = 2}).digest);
}

void TestSeededWorld::holdsWhatOnceBroke_data()
{
    QTest::addColumn<quint32>("seed");
    QTest::newRow("seed 5: based on what somebody else had made") << 5U;
    QTest::newRow("seed 14: the rooms of earlier weeks were asked for too late") << 14U;
    QTest::newRow("seed 50: polling did not learn the name of a new history") << 50U;
    QTest::newRow("seed 2175: a snapshot of a new history taken for one of the old") << 2175U;
    QTest::newRow("seed 34: the power went as an accepted write was forgotten") << 34U;
    QTest::newRow("seed 267: the power went in the very last step") << 267U;
    QTest::newRow("seed 102: the clock was set, and the week was another one") << 102U;
    QTest::newRow("seed 1343: a cache that knew rooms of a history that was left") << 1343U;
    QTest::newRow("seed 1722: taken back after a crash, and sent before it") << 1722U;
    QTest::newRow("seed 252: told before the welcome, and so what was missing hidden") << 252U;
    QTest::newRow("seed 632: edited after its deletion was accepted and before it was told")
        << 632U;
}

void TestSeededWorld::holdsWhatOnceBroke()
{
    holdsWhateverBreaks();
}

void TestSeededWorld::holdsWhateverBreaks_data()
{
    QTest::addColumn<quint32>("seed");
    for (quint32 seed = firstSeed(); seed < firstSeed() + kSeeds; ++seed)
        QTest::addRow("seed %u", seed) << seed;
}

void TestSeededWorld::holdsWhateverBreaks()
{
    QFETCH(quint32, seed);
    const WorldReport report = runWorld({.seed = seed});
    if (report.failure.isEmpty())
        return;
    const WorldPlan shortest = shortestFailing({.seed = seed});
    QFAIL(qPrintable(
        u"%1\n   ./dev simulate --from %2 --seeds 1 --steps %3 --verbose"_s.arg(report.failure)
            .arg(seed)
            .arg(shortest.steps)));
}

QTEST_GUILESS_MAIN(TestSeededWorld)
#include "tst_seeded_world.moc"
