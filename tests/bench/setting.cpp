// SPDX-FileCopyrightText: 2026 The Betlog authors
// SPDX-License-Identifier: GPL-3.0-only

#include "tests/bench/child.h"
#include "tests/bench/crowd.h"
#include "tests/bench/http_line.h"
#include "tests/bench/measurements.h"

#include <QDate>
#include <QUuid>

namespace betlog::bench {

using namespace Qt::Literals::StringLiterals;

std::unique_ptr<Child>
Setting::startBetlogd(const QString& log, const QStringList& environment) const
{
    return std::make_unique<Child>(
        programs + u"/betlogd"_s,
        QStringList {
            u"--port"_s,
            u"0"_s,
            u"--data"_s,
            folder + u'/' + log,
            u"--time-zone"_s,
            u"America/Chicago"_s,
            u"--log-level"_s,
            u"warning"_s},
        environment);
}

std::unique_ptr<Child> Setting::startBare() const
{
    return std::make_unique<Child>(programs + u"/bench_bare"_s, QStringList());
}

std::unique_ptr<Child> Setting::startPeer() const
{
    if (peers.isEmpty())
        return nullptr;
    return std::make_unique<Child>(u"node"_s, QStringList {peers + u"/server.js"_s});
}

QByteArray helloText(const QByteArray& rooms, const QByteArray& resume, const QByteArray& more)
{
    QByteArray text =
        R"({"type":"hello","protocol":1,"client":{"name":"bench","version":"1","id":")"
        + QUuid::createUuid().toByteArray(QUuid::WithoutBraces) + R"("},"user":"Bench","rooms":[")"
        + rooms + "\"]";
    if (!resume.isEmpty())
        text += ",\"resume\":" + resume;
    return text + more + '}';
}

QByteArray createText(const QByteArray& week, int number)
{
    const QByteArray mutation = QUuid::createUuid().toByteArray(QUuid::WithoutBraces);
    const QByteArray bet = QUuid::createUuid().toByteArray(QUuid::WithoutBraces);
    return R"({"type":"mutate","op":"create","mutationId":")" + mutation + R"(","betId":")" + bet
        + R"(","data":)" + betBody(week, number) + '}';
}

void seedBets(quint16 port, int count, int weeks)
{
    constexpr int kWriters = 128;
    constexpr std::chrono::minutes kPatience {60};
    Crowd crowd(port);
    int placed = 0;
    int acked = 0;
    const auto place = [&](int client) {
        if (placed >= count)
            return;
        const QDate week = QDate(2024, 12, 1).addDays(7 * (placed % weeks));
        crowd.send(client, createText(week.toString(Qt::ISODate).toLatin1(), placed));
        ++placed;
    };
    crowd.onMessage([&](int client, QByteArrayView text) {
        if (text.contains("\"type\":\"live\""))
            place(client);
        else if (text.contains("\"type\":\"ack\"")) {
            ++acked;
            place(client);
        } else if (text.contains("\"type\":\"error\"")) {
            qFatal("A bet was refused: %s", text.toByteArray().constData());
        }
    });
    crowd.open(kWriters);
    for (int i = 0; i < kWriters; ++i)
        crowd.send(i, helloText("NONE/*"));
    if (!crowd.runUntil([&] { return acked >= count; }, kPatience))
        qFatal("The log was not filled");
}

} // namespace betlog::bench
