// SPDX-FileCopyrightText: 2026 The Betlog authors
// SPDX-License-Identifier: GPL-3.0-only

#include "tests/support/world/world_report.h"

#include <QTest>

using namespace betlog::tests;
using namespace Qt::Literals::StringLiterals;

namespace {

constexpr quint32 kSeeds = 40; ///< within which each fault must show

} // namespace

/// A check that cannot fail is worth nothing: each mistake that is planted into a world is found.
class TestPlantedFaults : public QObject
{
    Q_OBJECT

private slots:
    void isFound_data();
    void isFound();
};

void TestPlantedFaults::isFound_data()
{
    QTest::addColumn<Fault>("fault");
    for (const Fault fault : kPlantableFaults)
        QTest::addRow("%s", qPrintable(faultName(fault))) << fault;
}

void TestPlantedFaults::isFound()
{
    QFETCH(Fault, fault);
    for (quint32 seed = 1; seed <= kSeeds; ++seed) {
        const QString failure = runWorld({.seed = seed, .fault = fault}).failure;
        if (failure.isEmpty())
            continue;
        qInfo().noquote() << faultName(fault) << "was found by seed" << seed << u':' << failure;
        return;
    }
    QFAIL(qPrintable(u"%1 was not found by %2 worlds"_s.arg(faultName(fault)).arg(kSeeds)));
}

QTEST_GUILESS_MAIN(TestPlantedFaults)
#include "tst_planted_faults.moc"
