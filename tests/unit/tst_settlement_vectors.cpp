// SPDX-FileCopyrightText: 2026 The Betlog authors
// SPDX-License-Identifier: GPL-3.0-only

#include "domain/bet_rules.h"
#include "domain/settlement.h"

#include <QFile>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QMap>
#include <QTest>

using namespace betlog;
using namespace betlog::domain;
using namespace Qt::Literals::StringLiterals;

namespace {

const Currency kCents {u"USD"_s, u"$"_s, 2};

/// The fields of one record of a CSV file whose quoted fields double their quotes.
QStringList csvFields(QStringView record)
{
    QStringList fields {QString()};
    bool isQuoted = false;
    for (qsizetype i = 0; i < record.size(); ++i) {
        const bool isDoubled = isQuoted && record.mid(i, 2) == u"\"\"";
        if (isDoubled)
            fields.back() += record[++i];
        else if (record[i] == u'"')
            isQuoted = !isQuoted;
        else if (record[i] == u',' && !isQuoted)
            fields.append(QString());
        else
            fields.back() += record[i];
    }
    return fields;
}

/// One worked example of the file, by column.
using Row = QMap<QString, QString>;

QList<Row> readRows()
{
    QFile file(QStringLiteral(TEST_DATA_DIR "/settlement_vectors.csv"));
    if (!file.open(QIODevice::ReadOnly))
        return {};
    const QStringList records = QString::fromUtf8(file.readAll()).split(u'\n', Qt::SkipEmptyParts);
    const QStringList names = csvFields(records.value(0).trimmed());
    QList<Row> rows;
    for (const QString& record : records.mid(1)) {
        const QStringList fields = csvFields(record.trimmed());
        Row row;
        for (qsizetype i = 0; i < names.size(); ++i)
            row.insert(names[i], fields.value(i));
        rows.append(row);
    }
    return rows;
}

/// The settings behind a type: "round_robin;sizes=2;unit=10.00".
Row typeSettings(const Row& row)
{
    Row settings;
    const QStringList parts = row[u"type"_s].split(u';');
    settings.insert(u"type"_s, parts.front());
    for (const QString& part : parts.mid(1))
        settings.insert(part.section(u'=', 0, 0), part.section(u'=', 1));
    return settings;
}

QJsonArray legsOf(const Row& row)
{
    return QJsonDocument::fromJson(row[u"legs"_s].toUtf8()).array();
}

/// What the row needs that domain.md does not have; empty if the row can be run.
QString unsupported(const Row& row)
{
    static const QStringList kTypes {
        u"single"_s, u"parlay"_s, u"round_robin"_s, u"system"_s, u"sgp"_s};
    static const QStringList kSettings {
        u"type"_s, u"sizes"_s, u"unit"_s, u"boost"_s, u"price"_s, u"void_policy"_s};
    const Row settings = typeSettings(row);
    if (!kTypes.contains(settings[u"type"_s]))
        return u"type %1"_s.arg(settings[u"type"_s]);
    for (const QString& name : settings.keys()) {
        if (!kSettings.contains(name))
            return u"setting %1"_s.arg(name);
    }
    if (settings.value(u"void_policy"_s, u"void_all"_s) != u"void_all")
        return u"void policy %1"_s.arg(settings[u"void_policy"_s]);
    const QString rounding = row[u"rounding"_s].section(u'@', 0, 0);
    if (rounding != u"half_up_cent" && rounding != u"floor_cent")
        return u"rounding %1"_s.arg(rounding);
    for (const QJsonValue& leg : legsOf(row)) {
        if (!lineResultFromName(leg[u"result"].toString()))
            return u"result %1"_s.arg(leg[u"result"].toString());
        if (leg.toObject().contains("rule4"_L1))
            return u"Rule 4"_s;
    }
    return {};
}

Money amount(const QString& text)
{
    return parseMoney(text, kCents).value();
}

Slip slipOf(const Row& row)
{
    const Row settings = typeSettings(row);
    const QString type = settings[u"type"_s];
    Slip slip;
    slip.kind = type == u"single"       ? BetKind::Singles
        : settings.contains(u"sizes"_s) ? BetKind::System
                                        : BetKind::Parlay;
    const Money stake = amount(settings.value(u"unit"_s, row[u"stake"_s]));
    if (slip.kind != BetKind::Singles)
        slip.stake = stake;
    for (const QString& size : settings.value(u"sizes"_s).split(u'+', Qt::SkipEmptyParts))
        slip.sizes.append(size.toInt());
    for (const QJsonValue& leg : legsOf(row)) {
        Line line;
        line.odds = Odds {*oddsFormatFromName(leg[u"fmt"].toString()), leg[u"odds"].toString()};
        line.stake = slip.kind == BetKind::Singles ? stake : Money();
        slip.lines.append(line);
    }
    if (settings.contains(u"boost"_s))
        slip.lines.front().boosts.append({u"profit boost"_s, settings[u"boost"_s]});
    if (const QString price = settings.value(u"price"_s); !price.isEmpty())
        slip.price = Odds {*oddsFormatFromName(price.section(u':', 0, 0)), price.section(u':', 1)};
    return slip;
}

QList<LineResult> resultsOf(const Row& row)
{
    QList<LineResult> results;
    for (const QJsonValue& leg : legsOf(row))
        results.append(*lineResultFromName(leg[u"result"].toString()));
    return results;
}

SettlementRules rulesOf(const Row& row)
{
    SettlementRules rules;
    if (row[u"rounding"_s].startsWith(u"floor"))
        rules.rounding = Rounding::Floor;
    if (row[u"rounding"_s].endsWith(u"per_line"))
        rules.scope = RoundingScope::Line;
    return rules;
}

} // namespace

/// The worked examples of settlement_vectors.csv, from the pages of bookmakers and calculators.
class TestSettlementVectors : public QObject
{
    Q_OBJECT

private slots:
    void skipsNothingInSilence();
    void paysToTheCent_data();
    void paysToTheCent();
};

void TestSettlementVectors::skipsNothingInSilence()
{
    QMap<QString, QStringList> skipped;
    int run = 0;
    const QList<Row> rows = readRows();
    for (const Row& row : rows) {
        if (const QString reason = unsupported(row); !reason.isEmpty())
            skipped[reason].append(row[u"id"_s]);
        else
            ++run;
    }
    for (auto group = skipped.begin(); group != skipped.end(); ++group)
        qInfo().noquote() << "skipped for" << group.key() + u':' << group->join(u' ');
    QCOMPARE(rows.size(), 109);
    QCOMPARE(run, 64);
}

void TestSettlementVectors::paysToTheCent_data()
{
    QTest::addColumn<QMap<QString, QString>>("row");
    for (const Row& row : readRows()) {
        if (unsupported(row).isEmpty())
            QTest::newRow(qPrintable(row[u"id"_s] + u' ' + row[u"description"_s])) << row;
    }
}

void TestSettlementVectors::paysToTheCent()
{
    QFETCH(const Row, row);
    const Slip slip = slipOf(row);
    const SettlementRules rules = rulesOf(row);
    QVERIFY(checkSlip(slip, rules, {}).isEmpty());
    const auto payout = settle(slip, resultsOf(row), rules);
    QVERIFY2(payout, payout ? "" : qPrintable(payout.error().detail));
    QCOMPARE(formatMoney(payout->totalWager, kCents).remove(u','), row[u"stake"_s]);
    QCOMPARE(payout->totalReturn, amount(row[u"expected_return"_s]));
    QCOMPARE(payout->profit, amount(row[u"expected_profit"_s]));
    QVERIFY(payout->settled);
}

QTEST_GUILESS_MAIN(TestSettlementVectors)

#include "tst_settlement_vectors.moc"
