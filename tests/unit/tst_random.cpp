// SPDX-FileCopyrightText: 2026 The Betlog authors
// SPDX-License-Identifier: GPL-3.0-only

#include "base/clock.h"
#include "base/random.h"
#include "tests/support/seeded_random.h"

#include <QSet>
#include <QTest>

using namespace betlog;

/// The sources of chance and time, real and of the tests.
class TestRandom : public QObject
{
    Q_OBJECT

private slots:
    void staysBelowTheBound_data();
    void staysBelowTheBound();
    void makesVersionFourUuids();
    void repeatsItselfForASeed();
    void clockAgreesWithQt();
};

void TestRandom::staysBelowTheBound_data()
{
    QTest::addColumn<quint64>("bound");
    QTest::newRow("1") << quint64(1);
    QTest::newRow("3") << quint64(3);
    QTest::newRow("2^40 + 1") << (quint64(1) << 40) + 1;
}

void TestRandom::staysBelowTheBound()
{
    QFETCH(const quint64, bound);
    base::SystemRandom system;
    tests::SeededRandom seeded(3);
    QSet<quint64> seen;
    for (int i = 0; i < 200; ++i) {
        seen.insert(system.below(bound));
        seen.insert(seeded.below(bound));
    }
    for (const quint64 number : seen)
        QVERIFY(number < bound);
    QVERIFY(static_cast<quint64>(seen.size()) >= qMin<quint64>(bound, 3));
}

void TestRandom::makesVersionFourUuids()
{
    base::SystemRandom system;
    tests::SeededRandom seeded(5);
    for (base::Random* random :
         {static_cast<base::Random*>(&system), static_cast<base::Random*>(&seeded)})
    {
        const QUuid uuid = random->uuid();
        QCOMPARE(uuid.version(), QUuid::Random);
        QCOMPARE(uuid.variant(), QUuid::DCE);
        QVERIFY(uuid != random->uuid());
    }
}

void TestRandom::repeatsItselfForASeed()
{
    tests::SeededRandom one(11);
    tests::SeededRandom same(11);
    tests::SeededRandom other(12);
    QCOMPARE(one.below(1'000'000), same.below(1'000'000));
    const QUuid uuid = one.uuid();
    QCOMPARE(uuid, same.uuid());
    QVERIFY(uuid != other.uuid());
}

void TestRandom::clockAgreesWithQt()
{
    const base::SystemClock clock;
    const auto before = QDateTime::currentMSecsSinceEpoch();
    const auto now = clock.now().sinceEpoch().count();
    const auto after = QDateTime::currentMSecsSinceEpoch();
    QVERIFY(before <= now && now <= after);
    const auto first = clock.monotonic();
    QVERIFY(clock.monotonic() >= first);
}

QTEST_GUILESS_MAIN(TestRandom)

#include "tst_random.moc"
