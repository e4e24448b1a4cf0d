// SPDX-FileCopyrightText: 2026 The Betlog authors
// SPDX-License-Identifier: GPL-3.0-only

#include "server/store/log_file.h"
#include "server/store/verify.h"
#include "tests/support/test_log.h"

#include <QTemporaryDir>
#include <QtTest>

namespace betlog::tests {

using namespace domain;
using namespace Qt::Literals::StringLiterals;

/// Three people write at random, often not having seen the newest version, and send things twice.
/// Whatever they do, the log stays sound and every answer stays the same.
class TestLedgerAtRandom : public QObject
{
    Q_OBJECT

private slots:
    void staysSound_data();
    void staysSound();
};

namespace {

constexpr int kBets = 6;
constexpr int kSteps = 300;

wire::Operation randomOperation(SeededRandom& random)
{
    wire::EditBet edit;
    switch (random.below(8)) {
    case 0:
        return wire::DeleteBet {};
    case 1:
        return wire::RestoreBet {};
    case 2:
        return aCreate(1 + int(random.below(3)));
    case 3:
        edit.awayTeam = u"Team %1"_s.arg(random.below(3));
        return edit;
    case 4:
        edit.slip = aSlip(1 + int(random.below(3)));
        edit.slip->note = u"note %1"_s.arg(random.below(3));
        edit.slip->lines[0].stake = Money(qint64(100 + random.below(3)));
        return edit;
    default:
        break;
    }
    const auto result = static_cast<LineResult>(random.below(7));
    return wire::SetStatus {{{int(random.below(3)), result}}, std::nullopt};
}

wire::Mutation randomMutation(SeededRandom& random)
{
    std::optional<int> version;
    if (random.below(3) > 0)
        version = 1 + int(random.below(6));
    const base::BetId bet = betId(1 + int(random.below(kBets)));
    wire::Mutation mutation = aMutation(randomOperation(random), bet, version);
    mutation.id = base::MutationId(random.uuid());
    return mutation;
}

} // namespace

void TestLedgerAtRandom::staysSound_data()
{
    QTest::addColumn<quint32>("seed");
    for (quint32 seed = 1; seed <= 3; ++seed)
        QTest::newRow(qPrintable(u"seed %1"_s.arg(seed))) << seed;
}

void TestLedgerAtRandom::staysSound()
{
    QFETCH(quint32, seed);
    const QList<core::Actor> people {ann(), bob(), bo()};
    const QTemporaryDir folder;
    TestLog log(store::logFile(folder.path()));
    // What is looked at here is not the disk.
    QVERIFY(log.connection().execute(u"PRAGMA synchronous = OFF"_s));
    SeededRandom random(seed);
    QList<std::pair<wire::Mutation, wire::WriteAnswer>> sent;
    qsizetype acks = 0;
    for (int step = 0; step < kSteps; ++step) {
        const core::Actor& actor = people.at(qsizetype(random.below(3)));
        const wire::Mutation mutation = randomMutation(random);
        sent.append({mutation, log.write(mutation, actor)});
        acks += std::holds_alternative<wire::Ack>(sent.last().second) ? 1 : 0;
        const auto& again = sent.at(qsizetype(random.below(quint64(sent.size()))));
        QCOMPARE(log.write(again.first, actor), again.second);
        log.clock().advance(std::chrono::milliseconds(random.below(2000)));
    }
    QVERIFY2(acks > kSteps / 10 && acks < kSteps * 9 / 10, qPrintable(u"%1 acks"_s.arg(acks)));
    const auto report = store::verifyLog(folder.path());
    QVERIFY2(report, report ? "" : qPrintable(report.error().detail));
    QVERIFY(report->changes <= acks);
}

} // namespace betlog::tests

QTEST_GUILESS_MAIN(betlog::tests::TestLedgerAtRandom)
#include "tst_ledger_at_random.moc"
