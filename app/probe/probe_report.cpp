// SPDX-FileCopyrightText: 2026 The Betlog authors
// SPDX-License-Identifier: GPL-3.0-only

#include "app/probe/probe_report.h"

#include <QJsonDocument>

namespace betlog::probe {

using namespace Qt::Literals::StringLiterals;

namespace {

constexpr int kStepWidth = 10;
constexpr int kTimeWidth = 11;

QByteArray asWords(const Finding& finding)
{
    const QString mark = finding.isGood ? u"ok    "_s : u"FAILED"_s;
    const QString time = finding.ms < 0 ? QString() : u"%1 ms"_s.arg(finding.ms, 0, 'f', 1);
    const QString line = u"%1 %2 %3  %4"_s.arg(
        finding.step.leftJustified(kStepWidth),
        mark,
        time.rightJustified(kTimeWidth),
        finding.text);
    return line.toUtf8();
}

QByteArray asJson(const Finding& finding)
{
    QJsonObject object = finding.figures;
    object.insert("step"_L1, finding.step);
    object.insert("ok"_L1, finding.isGood);
    object.insert("text"_L1, finding.text);
    if (finding.ms >= 0)
        object.insert("ms"_L1, finding.ms);
    return QJsonDocument(object).toJson(QJsonDocument::Compact);
}

} // namespace

void ProbeReport::add(const Finding& finding) const
{
    m_write((m_json ? asJson(finding) : asWords(finding)) + '\n');
}

} // namespace betlog::probe
