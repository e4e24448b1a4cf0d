// SPDX-FileCopyrightText: 2026 The Betlog authors
// SPDX-License-Identifier: GPL-3.0-only

#include "files/import.h"
#include "files/own_json.h"
#include "tests/support/sample_bets.h"
#include "wire/bet_json.h"

#include <QTest>

using namespace betlog;
using namespace betlog::files;
using namespace Qt::Literals::StringLiterals;

namespace {

const domain::Currency kDollars {u"USD"_s, u"$"_s, 2};

ImportOptions dollarLog()
{
    ImportOptions options;
    options.currency = kDollars;
    return options;
}

/// Three bets with ids of their own.
QList<domain::Bet> bets()
{
    QList<domain::Bet> bets {tests::sampleSingles(), tests::sampleParlay(), tests::sampleSystem()};
    bets[1].id = base::BetId(QUuid::fromString(u"6f9619ff-8b86-4d01-b42d-00cf4fc90001"));
    bets[2].id = base::BetId(QUuid::fromString(u"6f9619ff-8b86-4d01-b42d-00cf4fc90002"));
    bets[1].slip.price.reset();
    for (domain::Line& line : bets[1].slip.lines)
        line.odds = domain::Odds {domain::OddsFormat::Decimal, u"1.91"_s};
    return bets;
}

QByteArray exported()
{
    return encodeOwnJson(
        bets(), kDollars, base::Timestamp::fromRfc3339(u"2024-12-03T00:00:00.000Z").value());
}

const wire::CreateBet& created(const ImportItem& item)
{
    return std::get<wire::CreateBet>(item.create.operation);
}

} // namespace

class TstOwnJson final : public QObject
{
    Q_OBJECT

private slots:
    void carriesEveryBet();
    void bringsTheBookkeepersPayoutAlong();
    void keepsItsIds();
    void readsTheAnswersOfTheApi();
    void isRecognised();
    void refusesAnotherCurrency();
    void refusesANewerVersion();
    void letsNoBadBetSinkTheFile();
    void movesABetIntoTheLogsOwnWeeks();
};

void TstOwnJson::carriesEveryBet()
{
    const auto plan = planImport(exported(), dollarLog());
    QVERIFY(plan);
    QCOMPARE(plan->count(Verdict::New), 3);
    const QList<domain::Bet> expected = bets();
    for (qsizetype i = 0; i < expected.size(); ++i) {
        const wire::CreateBet& create = created(plan->items.at(i));
        QCOMPARE(plan->items.at(i).create.betId, expected[i].id);
        QCOMPARE(create.userName, expected[i].userName);
        QCOMPARE(create.league, expected[i].league);
        QCOMPARE(create.awayTeam, expected[i].awayTeam);
        QCOMPARE(create.homeTeam, expected[i].homeTeam);
        QCOMPARE(*create.weekKey, expected[i].weekKey);
        QCOMPARE(*create.betDate, expected[i].betDate);
        QVERIFY(create.slip == expected[i].slip);
        for (int line = 0; line < expected[i].results.size(); ++line)
            QCOMPARE(create.results.value(line), expected[i].results.at(line));
    }
}

void TstOwnJson::bringsTheBookkeepersPayoutAlong()
{
    const auto plan = planImport(exported(), dollarLog());
    QVERIFY(plan);
    const auto& with = plan->items.at(0).payoutOverride;
    QVERIFY(with);
    QCOMPARE(with->betId, plan->items.at(0).create.betId);
    QVERIFY(with->id != plan->items.at(0).create.id);
    const auto& status = std::get<wire::SetStatus>(with->operation);
    QVERIFY(status.payoutOverride.has_value());
    QVERIFY(*status.payoutOverride == tests::sampleSingles().payout.payoutOverride);
    QVERIFY(!plan->items.at(1).payoutOverride);
}

void TstOwnJson::keepsItsIds()
{
    ImportOptions options = dollarLog();
    options.hasBet = [](base::BetId id) {
        return id == bets().at(1).id;
    };
    const auto plan = planImport(exported(), options);
    QVERIFY(plan);
    QCOMPARE(plan->items.at(0).verdict, Verdict::New);
    QCOMPARE(plan->items.at(1).verdict, Verdict::Duplicate);
    QCOMPARE(plan->items.at(0).create.id, planImport(exported(), options)->items.at(0).create.id);
    // Where the bet once came from stays with it.
    QCOMPARE(created(plan->items.at(0)).slip.externalId, u"weblog:17"_s);
    QCOMPARE(created(plan->items.at(2)).slip.externalId, QString());
}

void TstOwnJson::readsTheAnswersOfTheApi()
{
    const QByteArray bet = wire::encodeBet(bets().at(1));
    for (const QByteArray& file :
         {'[' + bet + ']', R"({"bets":[)" + bet + R"(],"next":null,"seq":9})"}) {
        const auto plan = planImport(file, dollarLog());
        QVERIFY(plan);
        QCOMPARE(plan->count(Verdict::New), 1);
        QCOMPARE(plan->items.at(0).create.betId, bets().at(1).id);
    }
}

void TstOwnJson::isRecognised()
{
    QCOMPARE(recogniseFile(exported()).value(), FileKind::OwnBets);
    const auto empty = encodeOwnJson({}, kDollars, {});
    QCOMPARE(recogniseFile(empty).value(), FileKind::OwnBets);
    QVERIFY(planImport(empty, dollarLog())->items.isEmpty());
}

void TstOwnJson::refusesAnotherCurrency()
{
    for (const domain::Currency& other :
         {domain::Currency {u"USD"_s, {}, 0}, domain::Currency {u"EUR"_s, {}, 2}})
    {
        ImportOptions options = dollarLog();
        options.currency = other;
        const auto plan = planImport(exported(), options);
        QVERIFY(!plan);
        QCOMPARE(plan.error().fields.at(0).pointer, u"/currency"_s);
    }
}

void TstOwnJson::refusesANewerVersion()
{
    const auto plan = planImport(
        QByteArray(exported())
            .replace(R"("format":"betlog","version":1)", R"("format":"betlog","version":2)"),
        dollarLog());
    QVERIFY(!plan);
    QCOMPARE(plan.error().fields.at(0).pointer, u"/version"_s);
}

void TstOwnJson::letsNoBadBetSinkTheFile()
{
    const QByteArray file = QByteArray(exported()).replace(R"("kind":"system")", R"("kind":"all")");
    const auto plan = planImport(file, dollarLog());
    QVERIFY(plan);
    QCOMPARE(plan->count(Verdict::New), 2);
    QCOMPARE(plan->items.at(2).verdict, Verdict::Wrong);
    QVERIFY(plan->items.at(2).why.contains(u"/bets/2/bet_data/kind"_s));
}

void TstOwnJson::movesABetIntoTheLogsOwnWeeks()
{
    ImportOptions mondays = dollarLog();
    mondays.weekStart.day = Qt::Monday;
    const auto plan = planImport(exported(), mondays);
    QVERIFY(plan);
    QCOMPARE(created(plan->items.at(0)).weekKey->text(), u"2024-11-25"_s);
}

QTEST_APPLESS_MAIN(TstOwnJson)
#include "tst_own_json.moc"
