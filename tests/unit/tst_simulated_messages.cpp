// SPDX-FileCopyrightText: 2026 The Betlog authors
// SPDX-License-Identifier: GPL-3.0-only

#include "app/models/simulated_messages.h"
#include "wire/codec.h"

#include <QJsonDocument>
#include <QJsonObject>
#include <QSet>
#include <QtTest>

using namespace betlog;
using namespace betlog::models;
using namespace Qt::Literals::StringLiterals;

class TestSimulatedMessages final : public QObject
{
    Q_OBJECT

private slots:
    void offersEveryKindThatAServerSends();
    void namesThemAsOnTheWire();
    void makesMessagesThatTheCodecTakes();

private:
    const base::Timestamp m_now {std::chrono::milliseconds(1'733'048'100'000)};
};

void TestSimulatedMessages::offersEveryKindThatAServerSends()
{
    QSet<size_t> kinds;
    for (const SimulatedMessage& each : simulatedMessages(m_now))
        kinds.insert(each.message.index());
    QCOMPARE(static_cast<size_t>(kinds.size()), std::variant_size_v<wire::ServerMessage>);
}

void TestSimulatedMessages::namesThemAsOnTheWire()
{
    QSet<QString> names;
    for (const SimulatedMessage& each : simulatedMessages(m_now)) {
        const QJsonObject json = QJsonDocument::fromJson(wire::encode(each.message)).object();
        QString name = json.value("type"_L1).toString();
        if (const QString update = json.value("updateType"_L1).toString(); !update.isEmpty())
            name += u" (%1)"_s.arg(update);
        QCOMPARE(each.name, name);
        QVERIFY(!each.meaning.isEmpty());
        QVERIFY2(!names.contains(name), qPrintable(name));
        names.insert(name);
    }
}

void TestSimulatedMessages::makesMessagesThatTheCodecTakes()
{
    for (const SimulatedMessage& each : simulatedMessages(m_now)) {
        const auto decoded = wire::decodeServerMessage(wire::encode(each.message));
        QVERIFY2(
            decoded.has_value(),
            qPrintable(each.name + u": "_s + (decoded ? QString() : decoded.error().detail)));
    }
}

QTEST_GUILESS_MAIN(TestSimulatedMessages)
#include "tst_simulated_messages.moc"
