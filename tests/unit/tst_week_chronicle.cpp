// SPDX-FileCopyrightText: 2026 The Betlog authors
// SPDX-License-Identifier: GPL-3.0-only

#include "app/models/notice_history_model.h"
#include "app/models/week_changes_model.h"
#include "tests/support/week_changes.h"

#include <QAbstractItemModelTester>
#include <QTest>

using namespace betlog;
using namespace betlog::models;
using namespace betlog::tests;
using namespace Qt::Literals::StringLiterals;
using wire::ChangeType;

namespace {

[[nodiscard]] WeekChronicle chronicleOf(WeekChanges week)
{
    WeekChronicle chronicle;
    for (const sync::ToldChange& told : week.told())
        chronicle.append(told.change, told.text);
    return chronicle;
}

/// "1 Won, 2 Pending" after so many changes.
[[nodiscard]] QString standing(const WeekChronicle& chronicle, qsizetype count)
{
    QMap<qint64, QString> results;
    for (const domain::Bet& bet : chronicle.betsAfter(count))
        results.insert(bet.number, QString(domain::lineResultName(bet.results.value(0))));
    QStringList texts;
    for (const auto& [number, result] : results.asKeyValueRange())
        texts.append(u"%1 %2"_s.arg(number).arg(result));
    return texts.join(u", "_s);
}

} // namespace

class TestWeekChronicle : public QObject
{
    Q_OBJECT

private slots:
    void showsTheWeekAfterAnyChange();
    void knowsWhatWasBefore();
    void sealsWhatItHolds();
    void findsTheFirstChangeThatDoesNotFollow_data();
    void findsTheFirstChangeThatDoesNotFollow();
    void tellsChangesInWordsNewestFirst();
};

void TestWeekChronicle::showsTheWeekAfterAnyChange()
{
    const WeekChronicle chronicle = chronicleOf(WeekChanges::four());
    QCOMPARE(chronicle.size(), 4);
    QCOMPARE(standing(chronicle, 0), QString());
    QCOMPARE(standing(chronicle, 1), u"1 pending"_s);
    QCOMPARE(standing(chronicle, 2), u"1 won"_s);
    QCOMPARE(standing(chronicle, 3), u"1 won, 2 pending"_s);
    QCOMPARE(standing(chronicle, 4), u"2 pending"_s);
}

void TestWeekChronicle::knowsWhatWasBefore()
{
    const WeekChronicle chronicle = chronicleOf(WeekChanges::four());
    QVERIFY(!chronicle.before(0));
    QCOMPARE(chronicle.before(1)->results, QList {domain::LineResult::Pending});
    QVERIFY(!chronicle.before(2));
    QCOMPARE(chronicle.before(3)->results, QList {domain::LineResult::Won});
}

void TestWeekChronicle::sealsWhatItHolds()
{
    const WeekChanges week = WeekChanges::four();
    const WeekChronicle chronicle = chronicleOf(week);
    QVERIFY(!chronicle.firstBreak());
    QCOMPARE(chronicle.seal(), wire::weeklySeal(week.heads()));
    QCOMPARE(chronicle.seal().size(), wire::kSealWords);
    QCOMPARE(WeekChronicle().seal(), QStringList());
}

void TestWeekChronicle::findsTheFirstChangeThatDoesNotFollow_data()
{
    QTest::addColumn<int>("fault");
    QTest::newRow("a rewritten bet") << 0;
    QTest::newRow("a rewritten hash") << 1;
    QTest::newRow("a change left out") << 2;
}

void TestWeekChronicle::findsTheFirstChangeThatDoesNotFollow()
{
    QFETCH(const int, fault);
    WeekChanges week = WeekChanges::four();
    if (fault == 0)
        week.told()[1].text.replace("won", "lost");
    else if (fault == 1)
        week.told()[1].change.hash.replace(0, 1, week.told()[1].change.hash[0] == 'a' ? "b" : "a");
    else
        week.told().removeAt(0);
    const WeekChronicle chronicle = chronicleOf(week);
    QCOMPARE(chronicle.firstBreak(), std::optional<qsizetype>(fault == 2 ? 0 : 1));
    QCOMPARE(chronicle.seal(), QStringList());
}

void TestWeekChronicle::tellsChangesInWordsNewestFirst()
{
    WeekChangesModel model({u"USD"_s, u"$"_s, 2});
    const QAbstractItemModelTester tester(
        &model, QAbstractItemModelTester::FailureReportingMode::QtTest);
    model.setSelf(u"Ann"_s);
    model.setChronicle(chronicleOf(WeekChanges::four()));
    QCOMPARE(model.rowCount(), 4);
    QCOMPARE(model.index(0).data().toString(), u"You deleted a bet on Team A @ Team B."_s);
    QCOMPARE(model.index(1).data().toString(), u"Bo placed a bet on Team A @ Team B."_s);
    const auto settled = model.index(2).data(NoticeHistoryModel::NoticeRole).value<Notice>();
    QVERIFY2(settled.text.startsWith(u"Bo settled "_s), qPrintable(settled.text));
    QCOMPARE(settled.kind, Notice::Kind::Settled);
    QVERIFY2(settled.detail.contains(u"Line 1: Pending → Won"_s), qPrintable(settled.detail));
    QCOMPARE(settled.bet, betId(1));
    model.setChronicle({});
    QCOMPARE(model.rowCount(), 0);
}

QTEST_GUILESS_MAIN(TestWeekChronicle)
#include "tst_week_chronicle.moc"
