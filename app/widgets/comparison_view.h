// SPDX-FileCopyrightText: 2026 The Betlog authors
// SPDX-License-Identifier: GPL-3.0-only

#pragma once

#include "app/models/bet_comparison.h"

#include <QWidget>

class QGridLayout;

namespace betlog::widgets {

/// Two versions of the same, side by side. Fields that differ are bold and carry a mark.
class ComparisonView final : public QWidget
{
    Q_OBJECT

public:
    explicit ComparisonView(QWidget* parent = nullptr);

    /// Whose version stands on the left, and whose on the right.
    void setHeadings(const QString& mine, const QString& theirs);

    void setFields(const QList<models::ComparedField>& fields);

private:
    QString m_mine = tr("Yours");
    QString m_theirs = tr("In the log");
    QGridLayout* m_grid; ///< owned by Qt
    QWidget* m_inside = nullptr; ///< made anew for each comparison
};

} // namespace betlog::widgets
