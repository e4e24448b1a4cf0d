// SPDX-FileCopyrightText: 2026 The Betlog authors
// SPDX-License-Identifier: GPL-3.0-only

#pragma once

#include "app/models/diagnostics_facts.h"

#include <QWidget>

class QGridLayout;
class QLabel;

namespace betlog::widgets {

/// Figures with their names, in two columns; what each means is in its tooltip.
class FactsView final : public QWidget
{
    Q_OBJECT

public:
    explicit FactsView(QWidget* parent = nullptr);

    /// Always as many facts, in the same order.
    void setFacts(const QList<models::Fact>& facts);

    /// What is shown under a label; empty for none.
    [[nodiscard]] QString value(const QString& label) const;

private:
    struct Row
    {
        QLabel* label;
        QLabel* value;
    };

    void addRow();

    QGridLayout* m_grid;
    QList<Row> m_rows;
};

} // namespace betlog::widgets
