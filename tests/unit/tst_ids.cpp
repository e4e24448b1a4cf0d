// SPDX-FileCopyrightText: 2026 The Betlog authors
// SPDX-License-Identifier: GPL-3.0-only

#include "base/ids.h"

#include <QTest>

using namespace betlog::base;
using namespace Qt::Literals::StringLiterals;

static_assert(!std::is_convertible_v<BetId, MutationId>);
static_assert(!std::is_convertible_v<qint64, Seq>);

class TestIds : public QObject
{
    Q_OBJECT

private slots:
    void readsThirtySixCharacters();
    void refusesOtherForms_data();
    void refusesOtherForms();
    void countsSeqUp();
};

void TestIds::readsThirtySixCharacters()
{
    const auto id = BetId::fromText(u"5F0C6A52-0D3E-4C5E-9A53-6F3B5C1D2E01");
    QVERIFY(id);
    QVERIFY(!id->isNull());
    QCOMPARE(id->text(), u"5f0c6a52-0d3e-4c5e-9a53-6f3b5c1d2e01"_s);
    QCOMPARE(BetId::fromText(id->text()), id);
    QVERIFY(BetId().isNull());
}

void TestIds::refusesOtherForms_data()
{
    QTest::addColumn<QString>("text");
    for (const char* text :
         {"",
          "5f0c6a52",
          "{5f0c6a52-0d3e-4c5e-9a53-6f3b5c1d2e01}",
          "5f0c6a520d3e4c5e9a536f3b5c1d2e01",
          "5f0c6a52-0d3e-4c5e-9a53-6f3b5c1d2e0g",
          "5f0c6a52-0d3e-4c5e-9a536f3b5c1d2e-01",
          "00000000-0000-0000-0000-000000000000",
          "{5f0c6a52-0d3e-4c5e-9a53-6f3b5c1d2e0"})
        QTest::newRow(text) << QString::fromLatin1(text);
}

void TestIds::refusesOtherForms()
{
    QFETCH(const QString, text);
    QCOMPARE(BetId::fromText(text), std::nullopt);
}

void TestIds::countsSeqUp()
{
    QCOMPARE(Seq().value(), 0);
    QCOMPARE(Seq(41).next(), Seq(42));
    QVERIFY(Seq(2) < Seq(10));
}

QTEST_GUILESS_MAIN(TestIds)

#include "tst_ids.moc"
