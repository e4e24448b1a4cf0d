// SPDX-FileCopyrightText: 2026 The Betlog authors
// SPDX-License-Identifier: GPL-3.0-only

#include "tests/bench/http_line.h"

#include <QList>

#include <array>
#include <netinet/in.h>
#include <netinet/tcp.h>
#include <sys/socket.h>
#include <unistd.h>

namespace betlog::bench {

namespace {

qsizetype lengthIn(const QByteArray& head)
{
    constexpr QByteArrayView kField = "content-length: ";
    const qsizetype at = head.toLower().indexOf(kField);
    return at < 0 ? 0 : head.mid(at + kField.size()).split('\r').first().toLongLong();
}

} // namespace

HttpLine::HttpLine(quint16 port)
    : m_descriptor(::socket(AF_INET, SOCK_STREAM | SOCK_CLOEXEC, 0))
{
    sockaddr_in address {};
    address.sin_family = AF_INET;
    address.sin_port = htons(port);
    address.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
    if (::connect(m_descriptor, reinterpret_cast<sockaddr*>(&address), sizeof address) != 0)
        qFatal("No connection can be made");
    const int on = 1;
    ::setsockopt(m_descriptor, IPPROTO_TCP, TCP_NODELAY, &on, sizeof on);
}

HttpLine::~HttpLine()
{
    ::close(m_descriptor);
}

void HttpLine::send(
    const QByteArray& method,
    const QByteArray& path,
    const QByteArray& body,
    const QByteArray& headers)
{
    const QByteArray request = method + ' ' + path + " HTTP/1.1\r\nHost: 127.0.0.1\r\n" + headers
        + "Content-Type: application/json\r\nContent-Length: " + QByteArray::number(body.size())
        + "\r\n\r\n" + body;
    if (::send(m_descriptor, request.constData(), size_t(request.size()), MSG_NOSIGNAL)
        != request.size())
        qFatal("A request could not be sent");
}

HttpLine::Answer HttpLine::readAnswer()
{
    static std::array<char, 256 * 1024> buffer;
    qsizetype end = -1;
    while ((end = m_rest.indexOf("\r\n\r\n")) < 0
           || m_rest.size() < end + 4 + lengthIn(m_rest.first(end)))
    {
        const ssize_t count = ::recv(m_descriptor, buffer.data(), buffer.size(), 0);
        if (count <= 0)
            qFatal("An answer did not come");
        m_rest.append(buffer.data(), count);
    }
    Answer answer;
    answer.head = m_rest.first(end);
    answer.status = answer.head.split(' ').value(1).toInt();
    const qsizetype length = lengthIn(answer.head);
    answer.body = m_rest.mid(end + 4, length);
    m_rest.remove(0, end + 4 + length);
    return answer;
}

HttpLine::Answer HttpLine::get(const QByteArray& path, const QByteArray& headers)
{
    send("GET", path, {}, headers);
    return readAnswer();
}

QByteArray betBody(const QByteArray& week, int number)
{
    const QByteArray line = R"({"market":"prop","selection":"Reach 20 points","player":"Player )"
        + QByteArray::number(number % 97)
        + R"(","description":"","stake":3000,"odds":{"format":"risk","text":"Medium"}})";
    return R"({"user_name":"Person )" + QByteArray::number(number % 40)
        + R"(","league":"NFL","away_team":"Team A","home_team":"Team B","week_key":")" + week
        + R"(","bet_data":{"kind":"singles","lines":[)" + line + ',' + line + ',' + line + "]}}";
}

} // namespace betlog::bench
