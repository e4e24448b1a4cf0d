// SPDX-FileCopyrightText: 2026 The Betlog authors
// SPDX-License-Identifier: GPL-3.0-only

#include "wire/canonical_json.h"
#include "wire/statistics_json.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QTest>

using namespace betlog;
using namespace betlog::wire;
using domain::Money;
using namespace Qt::Literals::StringLiterals;

namespace {

domain::Tally person()
{
    domain::Tally tally;
    tally.key = u"FLIGHTx12!"_s;
    tally.rank = 2;
    tally.bets = 25;
    tally.settledBets = 21;
    tally.pendingBets = 4;
    tally.staked = Money(20000);
    tally.returned = Money(19000);
    tally.profit = Money(-1000);
    tally.exposure = Money(400);
    tally.wonHalves = 21;
    tally.lostHalves = 21;
    tally.streak = -3;
    tally.largestDrawdown = Money(2500);
    tally.pricedStake = Money(19000);
    tally.pricedReturn = Money(36290);
    return tally;
}

Statistics allGroups()
{
    Statistics statistics;
    statistics.total = person();
    statistics.total.key = u"all"_s;
    statistics.people = {person(), domain::Tally {}};
    statistics.leagues = {person()};
    statistics.kinds = {person()};
    statistics.weeks = {person(), person()};
    return statistics;
}

} // namespace

class TstStatisticsJson final : public QObject
{
    Q_OBJECT

private slots:
    void carriesEveryFigure();
    void addsTheRatesForReadersThatCannotDivide();
    void readsWhatAServerOfBeforeSays();
    void refusesWrongFigures_data();
    void refusesWrongFigures();
};

void TstStatisticsJson::carriesEveryFigure()
{
    const Statistics statistics = allGroups();
    const QByteArray text = encodeStatistics(statistics);
    const auto read = decodeStatistics(text);
    QVERIFY(read);
    QVERIFY(*read == statistics);
    QCOMPARE(canonicalJson(QJsonDocument::fromJson(text).object()), text);
}

void TstStatisticsJson::addsTheRatesForReadersThatCannotDivide()
{
    const QJsonObject json = QJsonDocument::fromJson(encodeStatistics(allGroups())).object();
    const QJsonArray people = json.value("leaderboard"_L1).toArray();
    const QJsonObject first = people.at(0).toObject();
    QCOMPARE(first.value("roiBasisPoints"_L1).toInt(), -500);
    QCOMPARE(first.value("hitRateBasisPoints"_L1).toInt(), 5000);
    QCOMPARE(first.value("unitsHundredths"_L1).toInt(), -105);
    QCOMPARE(first.value("averagePriceHundredths"_L1).toInt(), 191);
    QCOMPARE(first.value("smallSample"_L1).toBool(true), false);
    const QJsonObject nobody = people.at(1).toObject();
    QVERIFY(nobody.value("roiBasisPoints"_L1).isNull());
    QVERIFY(nobody.value("hitRateBasisPoints"_L1).isNull());
    QVERIFY(nobody.value("unitsHundredths"_L1).isNull());
    QVERIFY(nobody.value("averagePriceHundredths"_L1).isNull());
    QCOMPARE(nobody.value("smallSample"_L1).toBool(), true);
}

void TstStatisticsJson::readsWhatAServerOfBeforeSays()
{
    QByteArray text = encodeStatistics(allGroups());
    text.replace(R"("pricedReturn":36290,"pricedStake":19000,)", "");
    text.replace(R"("pricedReturn":0,"pricedStake":0,)", "");
    QVERIFY(!text.contains("priced"));
    const auto read = decodeStatistics(text);
    QVERIFY(read);
    QVERIFY(!read->total.averagePriceHundredths());
    QCOMPARE(read->total.profit, Money(-1000));
}

void TstStatisticsJson::refusesWrongFigures_data()
{
    QTest::addColumn<QByteArray>("text");
    QTest::addColumn<QString>("pointer");
    const QByteArray text = encodeStatistics(allGroups());
    const auto row = [&text](const char* name, const char* from, const char* to, const char* at) {
        Q_ASSERT(text.contains(from));
        QTest::newRow(name) << QByteArray(text).replace(from, to) << QString::fromLatin1(at);
    };
    row("a fraction", R"("profit":-1000)", R"("profit":-10.5)", "/total/profit");
    row("a count below zero", R"("bets":25)", R"("bets":-25)", "/total/bets");
    row("a missing figure", R"("streak":-3,)", "", "/total/streak");
    row("no total", R"("total":)", R"("sum":)", "/total");
    row("no leaderboard", R"("leaderboard":)", R"("people":)", "/leaderboard");
}

void TstStatisticsJson::refusesWrongFigures()
{
    QFETCH(const QByteArray, text);
    QFETCH(const QString, pointer);
    const auto statistics = decodeStatistics(text);
    QVERIFY(!statistics);
    QCOMPARE(statistics.error().fields.value(0).pointer, pointer);
}

QTEST_APPLESS_MAIN(TstStatisticsJson)
#include "tst_statistics_json.moc"
