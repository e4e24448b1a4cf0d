// SPDX-FileCopyrightText: 2026 The Betlog authors
// SPDX-License-Identifier: GPL-3.0-only

#include "app/models/typed_history.h"

#include <QtTest>

using betlog::models::TypedHistory;
using namespace Qt::Literals::StringLiterals;

class TestTypedHistory final : public QObject
{
    Q_OBJECT

private slots:
    void walksBackAndForth();
    void keepsWhatIsBeingTyped();
    void keepsTheSameLineOnce();
    void staysWhereItIsWhenEmpty();
    void keepsTheNewestFifty();
};

void TestTypedHistory::walksBackAndForth()
{
    TypedHistory history;
    history.add(u"one"_s);
    history.add(u"two"_s);
    QCOMPARE(history.older({}), u"two"_s);
    QCOMPARE(history.older(u"two"_s), u"one"_s);
    QCOMPARE(history.older(u"one"_s), u"one"_s);
    QCOMPARE(history.newer(u"one"_s), u"two"_s);
    QCOMPARE(history.newer(u"two"_s), QString());
}

void TestTypedHistory::keepsWhatIsBeingTyped()
{
    TypedHistory history;
    history.add(u"one"_s);
    QCOMPARE(history.older(u"draft"_s), u"one"_s);
    QCOMPARE(history.newer(u"one"_s), u"draft"_s);
    QCOMPARE(history.newer(u"draft, longer"_s), u"draft, longer"_s);
}

void TestTypedHistory::keepsTheSameLineOnce()
{
    TypedHistory history;
    history.add(u"one"_s);
    history.add(u"two"_s);
    history.add(u"two"_s);
    QCOMPARE(history.older({}), u"two"_s);
    QCOMPARE(history.older({}), u"one"_s);
}

void TestTypedHistory::staysWhereItIsWhenEmpty()
{
    TypedHistory history;
    QCOMPARE(history.older(u"draft"_s), u"draft"_s);
    QCOMPARE(history.newer(u"draft"_s), u"draft"_s);
}

void TestTypedHistory::keepsTheNewestFifty()
{
    TypedHistory history;
    for (int line = 0; line < TypedHistory::kMaxLines + 1; ++line)
        history.add(QString::number(line));
    QString oldest;
    for (int step = 0; step < 2 * TypedHistory::kMaxLines; ++step)
        oldest = history.older(oldest);
    QCOMPARE(oldest, u"1"_s);
}

QTEST_GUILESS_MAIN(TestTypedHistory)
#include "tst_typed_history.moc"
